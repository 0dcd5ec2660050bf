import { rows } from '@goodword/db/connect'
import { type Id, toId } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { Conflict, type Unit } from '../context.ts'
import type { Book } from './book.ts'
import { choosePeople } from './choose-people.ts'
import { loadCounts } from './load-counts.ts'
import { loadOthers } from './load-others.ts'
import { type Loaded, readBook } from './read-book.ts'
import { selectBook } from './select-book.ts'
import type { Subject } from './subject.ts'

/**
 * Locks everybody concerned, in the order of their ids, and then loads what there is about them: two
 * statements, the second with a snapshot that is newer than every lock, and a third where programs
 * count. Whoever turns up only in the second came in between, unlocked: load again.
 */
export async function loadBook(unit: Unit, workspaceId: string, subject: Subject): Promise<Book> {
  const chosen = choosePeople(workspaceId, subject)
  const locked = await rows<{ id: string }>(
    unit.tx,
    sql`with ${chosen}
      select p.id from (select id from people order by id) k cross join lateral (
        select t.id from participants t where t.workspace_id = ${workspaceId}::uuid and t.id = k.id for update) p`,
  )
  const [loaded] = await rows<{ book: Loaded }>(
    unit.tx,
    sql`with ${chosen} ${selectBook(workspaceId, subject)}`,
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
