import type { ClaimLoss } from '../attribution/attribute.ts'
import type { ClaimsPolicy } from '../programs/document/claims.ts'
import type { HandClaimState } from './hand-claim-states.ts'

/** What the records say of a claim by hand, apart from what attribution says of it. */
export type ClaimFacts = {
  readonly policy: Pick<ClaimsPolicy, 'match' | 'wait_days'>
  readonly now: number
  /** The conversion that it names; undefined while that is not known. */
  readonly conversion: { readonly occurredAt: number } | undefined
  /** Whether the advocate named the buyer by what only somebody who knows them would. */
  readonly namesBuyer: boolean
  /** Whose the buyer is in the program by now. */
  readonly creditedTo: 'nobody' | 'claimant' | 'another'
  /** Staff match it, who may look further than we do by ourselves. */
  readonly byStaff: boolean
}

/** Why a claim is not matched: staff see it as it is. */
export type ClaimFinding =
  | 'matched'
  | 'waits_for_order'
  | 'not_proven'
  | 'credited_elsewhere'
  | 'too_long_ago'
  | ClaimLoss

export type Judged =
  | { readonly kind: 'theirs' }
  /** Nothing speaks against it so far: attribution decides. */
  | { readonly kind: 'eligible' }
  | { readonly kind: 'open'; readonly finding: ClaimFinding }

/**
 * Whether a claim may be matched with a conversion. Without the buyer named it is left to staff: order
 * numbers can be counted up, and whoever did so would be credited with strangers.
 */
export function judgeClaim(facts: ClaimFacts): Judged {
  const { conversion, creditedTo, byStaff, policy, now } = facts
  if (!conversion) return { kind: 'open', finding: 'waits_for_order' }
  if (creditedTo === 'claimant') return { kind: 'theirs' }
  if (creditedTo === 'another') return { kind: 'open', finding: 'credited_elsewhere' }
  if (byStaff) return { kind: 'eligible' }
  if (!isProven(facts)) return { kind: 'open', finding: 'not_proven' }
  return now - conversion.occurredAt > policy.wait_days * DAY
    ? { kind: 'open', finding: 'too_long_ago' }
    : { kind: 'eligible' }
}

/** Whether the claimant may be told what the records say: only of an order that they have shown to know. */
export function isProven({ policy, conversion, namesBuyer }: ClaimFacts): boolean {
  return conversion !== undefined && (policy.match === 'order_number' || namesBuyer)
}

/**
 * What the advocate is told while their claim is open. Without proof it is the same whether the order
 * exists, is somebody's, or is not known: whoever tries numbers learns nothing by it.
 */
export function toldToClaimant(
  state: HandClaimState,
  finding: ClaimFinding,
  proven: boolean,
): 'matched' | 'being_checked' | 'credited_elsewhere' | 'too_late' | 'not_counted' {
  if (state === 'matched') return 'matched'
  if (!proven || finding === 'waits_for_order' || finding === 'not_proven') return 'being_checked'
  if (finding === 'credited_elsewhere') return 'credited_elsewhere'
  return tooLate.has(finding) ? 'too_late' : 'not_counted'
}

const tooLate: ReadonlySet<ClaimFinding> = new Set<ClaimFinding>([
  'too_long_ago',
  'click_window_ended',
  'program_ended',
])

const DAY = 86_400_000

type Deadlines = {
  readonly overdue: ClaimsPolicy['overdue']
  readonly answerBy: number
  readonly waitsUntil: number
}

export type Passed =
  | { readonly kind: 'rejected' | 'expired' }
  | { readonly kind: 'open'; readonly dueAt: number }

/** What becomes by `now` of a claim that could not be matched, and when it is looked at again. */
export function passDeadlines({ overdue, answerBy, waitsUntil }: Deadlines, now: number): Passed {
  if (now >= answerBy && overdue === 'reject') return { kind: 'rejected' }
  if (now >= waitsUntil) return { kind: 'expired' }
  return { kind: 'open', dueAt: now < answerBy ? Math.min(answerBy, waitsUntil) : waitsUntil }
}
