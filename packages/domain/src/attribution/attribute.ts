import type { ClaimFact, FriendFact, Instant } from '../conversions/conversion-facts.ts'
import { addDays, fromInstant, toInstant } from '../dates.ts'
import type { ClosedToNew } from '../guards/open-to-new.ts'
import type { Id } from '../ids.ts'
import type { Program } from '../programs/compile-program.ts'

/** Why a claim did not win. */
export type ClaimLoss =
  | 'not_counted'
  | 'evidence_not_accepted'
  | 'after_conversion'
  | 'click_window_ended'
  | 'self_referral'
  | 'already_referred'
  | 'would_close_a_ring'
  | 'existing_customer'
  | 'program_paused'
  | 'program_ended'
  | 'program_not_started'
  | 'quota_full'
  | 'earlier_claim_won'
  | 'later_claim_won'

export type ClaimOutcome = {
  readonly claim_id: Id<'clm'>
  readonly advocate_id: Id<'par'>
  readonly result: 'won' | 'lost'
  readonly reason: ClaimLoss | null
  /** For a window that ended: when it did. */
  readonly window_ended_at?: Instant
  /** For a program that takes nobody yet: when it does. */
  readonly opens_at?: Instant
}

/** Which claim brought the friend, by the program's policy; and why each of the others did not. */
export function attribute(
  programs: ReadonlyMap<number, Program>,
  liveVersion: number,
  friend: FriendFact,
  claims: readonly ClaimFact[],
  occurredAt: Instant,
  closed?: ClosedToNew,
): { readonly winner: ClaimFact | undefined; readonly claims: readonly ClaimOutcome[] } {
  // Of equal instants the smaller id is the earlier: ids grow with time.
  const inOrder = [...claims].sort(
    (a, b) => compare(a.claimed_at, b.claimed_at) || compare(a.id, b.id),
  )
  const losses = inOrder.map(
    (claim) =>
      lossOf(programs.get(claim.program_version), friend, claim, occurredAt) ?? closed ?? null,
  )

  const touch = programs.get(liveVersion)?.document.attribution.touch ?? 'first'
  const won = touch === 'first' ? losses.indexOf(null) : losses.lastIndexOf(null)
  const winner = inOrder[won]
  const outcomes = inOrder.map((claim, at): ClaimOutcome => {
    const { id: claim_id, advocate_id } = claim
    if (claim === winner) return { claim_id, advocate_id, result: 'won', reason: null }
    const beaten = touch === 'first' ? 'earlier_claim_won' : 'later_claim_won'
    const loss = losses[at] ?? { reason: beaten }
    return { claim_id, advocate_id, result: 'lost', ...loss }
  })
  return { winner, claims: outcomes }
}

type Loss = Pick<ClaimOutcome, 'reason' | 'window_ended_at' | 'opens_at'>

function lossOf(
  program: Program | undefined,
  friend: FriendFact,
  claim: ClaimFact,
  occurredAt: Instant,
): Loss | undefined {
  const policy = program?.document.attribution
  if (!claim.counted) return { reason: 'not_counted' }
  if (!policy?.evidence.includes(claim.evidence)) return { reason: 'evidence_not_accepted' }
  if (isSamePerson(friend, claim.advocate_id)) return { reason: 'self_referral' }
  if (friend.is_referred_as_other) return { reason: 'already_referred' }
  // Whoever brought somebody cannot be brought by them, directly or through others: value would run round.
  if (program?.document.upline && claim.closes_ring) return { reason: 'would_close_a_ring' }
  if (claim.claimed_at > occurredAt) return { reason: 'after_conversion' }

  const windowEnd = addDays(fromInstant(claim.claimed_at), policy.click_days)
  if (fromInstant(occurredAt) >= windowEnd) {
    return { reason: 'click_window_ended', window_ended_at: toInstant(windowEnd) }
  }
  if (policy.new_customers_only && wasCustomer(friend, occurredAt)) {
    return { reason: 'existing_customer' }
  }
  return undefined
}

/** Whether a friend and an advocate are one person, by id or by any identity they share. */
export function isSamePerson(
  friend: Pick<FriendFact, 'id' | 'same_person_as'>,
  advocateId: Id<'par'>,
): boolean {
  return friend.id === advocateId || friend.same_person_as.includes(advocateId)
}

/** Whether the friend had bought before this conversion. */
export function wasCustomer(
  friend: Pick<FriendFact, 'customer_since'>,
  occurredAt: Instant,
): boolean {
  return friend.customer_since !== null && friend.customer_since < occurredAt
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
