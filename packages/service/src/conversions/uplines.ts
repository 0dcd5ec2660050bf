import type { ClaimFact, UplineFact } from '@goodword/domain/conversions/conversion-facts'
import type { Id } from '@goodword/domain/ids'
import type { Referral } from '@goodword/domain/referrals/referral'
import { type SQL, sql } from 'drizzle-orm'
import type { Book, BookedFriend } from './book.ts'

/** Who brought whom in a program, and whether they are paid for it. */
export type UplineEdge = { readonly advocate_id: Id<'par'>; readonly is_paid: boolean }

/**
 * Who stands above each advocate that is claimed, in programs that pay an upline: two levels, since no
 * program pays more. All of them where the friend is an advocate already, or a batch may make one of them
 * so: only then can a ring close. A denied referral may be approved again, so it closes one as well.
 */
export function chosenUplines(
  w: SQL,
  claimed: { readonly programIds: SQL; readonly advocateIds: SQL; readonly isBatch: SQL },
): SQL {
  const above = (friend: SQL) => sql`(
    select t.friend_id, t.advocate_id, t.state not in ('denied', 'queued') as is_paid from referrals t
      where t.workspace_id = ${w} and t.friend_id = ${friend} and t.program_id = k.program_id offset 0)`
  return sql`
    claimed_advocates as (
      select k.program_id, k.advocate_id, ${claimed.isBatch} or exists (
          select from friends f cross join lateral (
            select from standings s where s.workspace_id = ${w} and s.program_id = k.program_id
              and s.participant_id = f.id and s.attributed > 0 offset 0) s) as is_deep
        from (select program_id, advocate_id from chosen_claims
          union select p.id, a.id from unnest(${claimed.programIds}) as p(id), unnest(${claimed.advocateIds}) as a(id)) k
        cross join lateral (
          select from programs t where t.workspace_id = ${w} and t.id = k.program_id and t.upline_levels > 1 offset 0) p),
    upline_edges as (
      select distinct k.program_id, u.friend_id, u.advocate_id, u.is_paid from claimed_advocates k cross join lateral (
        with recursive chain as (
          select f.friend_id, f.advocate_id, f.is_paid, 2 as level from ${above(sql`k.advocate_id`)} f
          union
          -- The level stops at 4, so that a ring from before is walked once.
          select f.friend_id, f.advocate_id, f.is_paid, least(c.level + 1, 4)
            from chain c cross join lateral ${above(sql`c.advocate_id`)} f where c.level < 3 or k.is_deep)
        select friend_id, advocate_id, is_paid from chain) u)`
}

/** What a claim says of those above its advocate, in a program that pays them. */
export function uplineOfClaim(
  book: Book,
  programId: Id<'prg'>,
  advocateId: Id<'par'>,
  friend: BookedFriend,
): Pick<ClaimFact, 'upline' | 'closes_ring'> {
  if (book.programs.get(programId)!.uplineLevels < 2) return {}
  const upline: Id<'par'>[] = []
  for (let at = edgeAbove(book, programId, advocateId); at?.is_paid && upline.length < 2; ) {
    upline.push(at.advocate_id)
    at = edgeAbove(book, programId, at.advocate_id)
  }
  const people = new Set([friend.id, ...friend.sameAs])
  const closes = standsAbove(book, programId, advocateId, people)
  return {
    ...(upline.length > 0 ? { upline } : {}),
    ...(closes ? { closes_ring: true } : {}),
  }
}

/** Those above, with what they used of each meter; left out where there is nobody. */
export function uplineFacts(
  ids: readonly Id<'par'>[],
  usesOf: (id: Id<'par'>) => UplineFact['uses'],
): { readonly uplines?: Record<Id<'par'>, UplineFact> } {
  if (ids.length === 0) return {}
  const facts = ids.map((id) => [id, { uses: usesOf(id) }] as const)
  return { uplines: Object.fromEntries(facts) }
}

/** Whether one of these people stands above somebody, however far. */
function standsAbove(
  book: Book,
  programId: Id<'prg'>,
  below: Id<'par'>,
  people: ReadonlySet<Id<'par'>>,
): boolean {
  const seen = new Set<Id<'par'>>()
  for (let at = edgeAbove(book, programId, below); at; ) {
    if (people.has(at.advocate_id)) return true
    if (seen.has(at.advocate_id)) return false
    seen.add(at.advocate_id)
    at = edgeAbove(book, programId, at.advocate_id)
  }
  return false
}

/** Who brought somebody: by what this transaction has decided, else by what it has read. */
function edgeAbove(book: Book, programId: Id<'prg'>, friendId: Id<'par'>): UplineEdge | undefined {
  const referral = book.referrals.get(programId, friendId)
  return referral ? edgeOf(referral) : book.uplines.get(`${friendId}|${programId}`)
}

function edgeOf({ advocate_id, state }: Referral): UplineEdge {
  return { advocate_id, is_paid: state !== 'denied' && state !== 'queued' }
}
