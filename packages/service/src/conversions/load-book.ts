import { rows } from '@goodword/db/connect'
import { Statement } from '@goodword/db/statement'
import { type Id, toId } from '@goodword/domain/ids'
import { joined } from '@goodword/domain/joined'
import { sql } from 'drizzle-orm'
import { Conflict, type Unit } from '../context.ts'
import { givenWorkspace } from '../given.ts'
import type { Book } from './book.ts'
import { choosePeople, peopleValues } from './choose-people.ts'
import { loadCounts } from './load-counts.ts'
import { loadOthers } from './load-others.ts'
import { type Loaded, readBook } from './read-book.ts'
import { bookValues, selectBook } from './select-book.ts'
import type { Subject } from './subject.ts'

/**
 * Locks everybody concerned, in the order of their ids, and then loads what there is about them: two
 * statements, the second with a snapshot that is newer than every lock, and a third where programs
 * count. Whoever turns up only in the second came in between, unlocked: load again.
 */
export async function loadBook(unit: Unit, workspaceId: string, subject: Subject): Promise<Book> {
  const people = peopleValues(workspaceId, subject)
  const values = joined(people, bookValues(subject))
  const locked = await rows<{ id: string }>(unit.tx, lockPeople, people)
  const [loaded] = await rows<{ book: Loaded }>(
    unit.tx,
    values.reach > LOOKED_UP_MAX ? readFar : readNear,
    values,
  )
  const book = readBook(loaded!.book, workspaceId, subject.instants)
  const isLocked = new Set(locked.map(({ id }) => toId('par', id)))
  const isOutdone = outdoneAdvocates(book, subject)
  for (const id of book.participants.keys()) {
    if (!isLocked.has(id) && !isOutdone.has(id))
      throw new Conflict('somebody concerned came in between')
  }
  if (subject.lowering) await loadOthers(unit, workspaceId, book, subject.lowering)
  await loadCounts(unit, workspaceId, book, subject)
  return book
}

const lockPeople = new Statement(sql`with ${choosePeople}
  select p.id from (select id from people order by id) k cross join lateral (
    select t.id from participants t where t.workspace_id = ${givenWorkspace} and t.id = k.id for update) p`)

const LOOKED_UP_MAX = 10
const readNear = new Statement(sql`with ${choosePeople} ${selectBook('near')}`)
const readFar = new Statement(sql`with ${choosePeople} ${selectBook('far')}`)

/**
 * Advocates of whom nothing is asked any more: their claim is on a friend whom another has referred
 * already. They may come in unlocked, else everybody who claims one friend would turn back for each other.
 */
function outdoneAdvocates(book: Book, subject: Subject): Set<Id<'par'>> {
  const outdone = new Set<Id<'par'>>()
  const concerned = new Set<Id<'par'>>(book.identityOwners.values())
  for (const { program_id, advocate_id, friend_id } of book.claims.values()) {
    const isReferred = friend_id !== null && book.referrals.has(program_id, friend_id)
    if (isReferred) outdone.add(advocate_id)
    else concerned.add(advocate_id)
  }
  for (const externalId of subject.externalIds ?? []) {
    const friend = book.byExternalId.get(externalId)
    if (friend) concerned.add(friend)
  }
  for (const uuid of subject.advocateIds ?? []) concerned.add(toId('par', uuid))
  for (const { friend_id } of book.conversions.values()) concerned.add(friend_id)
  for (const { participant_id } of book.rewards.values()) concerned.add(participant_id)
  for (const { friend_id, advocate_id, upline } of book.referrals.values()) {
    concerned.add(friend_id).add(advocate_id)
    for (const id of upline) concerned.add(id)
  }
  for (const { advocate_id } of book.uplines.values()) concerned.add(advocate_id)
  for (const id of concerned) outdone.delete(id)
  return outdone
}
