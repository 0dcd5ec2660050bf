import type { Instant } from '../conversions/conversion-facts.ts'
import type { Id, NewId } from '../ids.ts'
import type { PostingRow } from '../ledger/posting.ts'
import type { Payout, PayoutBatch } from '../payouts/payout.ts'
import type { BatchState, PayoutState } from '../payouts/payout-states.ts'
import type { Referral } from '../referrals/referral.ts'
import type { ReferralState } from '../referrals/referral-states.ts'
import type { Reward } from '../rewards/reward.ts'
import type { RewardState } from '../rewards/reward-states.ts'
import type { DeliveryState } from '../wallet/delivery-states.ts'
import type { Lot } from '../wallet/lot.ts'

/**
 * What decisions cause, gathered as plain rows and written by one statement. Rows carry their final
 * state and, in `was`, the state they were read in: where that no longer holds, nothing is written.
 */
export type Effects = {
  readonly claims: Map<
    Id<'clm'>,
    { readonly id: Id<'clm'>; readonly friend_id: Id<'par'>; readonly state: 'clicked' | 'used' }
  >
  readonly referrals: Map<Id<'ref'>, { readonly row: Referral; readonly was: ReferralState | null }>
  readonly rewards: Map<
    Id<'rwd'>,
    { readonly row: Reward; readonly was: RewardState | null; readonly wasAmount: number }
  >
  readonly postings: PostingRow[]
  /** Lots of balances, each with how it was read; one that is as it was read is not written. */
  readonly lots: Map<Id<'lot'>, { readonly row: Lot; readonly read: Lot | null }>
  /** What people owe of their balances now, by participant and asset: known, not written; their account says it. */
  readonly debts: Map<string, number>
  /** Gifts that are to be sent from now on. */
  readonly deliveries: DeliveryRow[]
  readonly standings: Map<string, StandingChange>
  readonly limitUses: Map<string, LimitUseChange>
  readonly programUses: Map<string, ProgramUseChange>
  readonly tallies: Map<string, TallyChange>
  /** What each part adds to its tally now; `was`: what it added when it was read. */
  readonly tallyParts: Map<string, TallyPart>
  readonly sharedUses: Map<string, SharedUseChange>
  readonly programs: Map<Id<'prg'>, ProgramChange>
  /** Conversions to be decided again when a period is over; one that waits for that already goes on waiting. */
  readonly periods: Map<string, PeriodRow>
  readonly decisions: DecisionRow[]
  readonly reviews: ReviewRow[]
  /** Rewards that stand rightly again, so that nobody need look at them any more. */
  readonly settledReviews: { readonly reward_id: Id<'rwd'>; readonly decided_at: Instant }[]
  readonly events: EventRow[]
  readonly totals: Map<string, TotalChange>
  readonly payoutBatches: Map<
    Id<'pbt'>,
    { readonly row: PayoutBatch; readonly was: BatchState | null }
  >
  readonly payouts: Map<Id<'pay'>, { readonly row: Payout; readonly was: PayoutState | null }>
}

export type StandingChange = {
  readonly program_id: Id<'prg'>
  readonly participant_id: Id<'par'>
  attributed: number
  converted: number
  approved: number
  shares: number
}

export type LimitUseChange = {
  readonly program_id: Id<'prg'>
  readonly participant_id: Id<'par'>
  readonly meter: string
  readonly period: string
  used: number
}

/** `cap` is how much there may be after it, where it raises: checked by the statement that writes it. */
export type ProgramUseChange = {
  readonly program_id: Id<'prg'>
  readonly meter: string
  readonly period: string
  used: number
  cap: number | null
}

export type TallyChange = {
  readonly program_id: Id<'prg'>
  readonly subject_id: Id<'par'> | Id<'ref'>
  readonly tally: string
  readonly period: string
  amount: number
}

export type TallyPart = {
  readonly program_id: Id<'prg'>
  readonly subject_id: Id<'par'> | Id<'ref'>
  readonly tally: string
  readonly period: string
  readonly part_id: Id<'cnv'> | Id<'ref'>
  readonly was: number
  readonly amount: number
}

/** What is counted across programs, or never given back: by whose it is, null being the workspace itself. */
export type SharedUseChange = {
  readonly owner: Id<'par'> | Id<'prg'> | null
  readonly meter: string
  readonly period: string
  used: number
  cap: number | null
}

/** What a decision changes of a program as a whole. */
export type ProgramChange = {
  readonly program_id: Id<'prg'>
  /** Thresholds told of now, by name. */
  readonly told: readonly string[]
  /** Null where it stays as it is. */
  readonly is_over_cost: boolean | null
  readonly pauses: string | null
  readonly at: Instant
}

export type PeriodRow = {
  readonly program_id: Id<'prg'>
  readonly conversion_id: Id<'cnv'>
  readonly ends_at: Instant
  /** Its end, or later where it was told of late. */
  readonly due_at: Instant
}

/** A receipt: what was decided on, and what came of it. Stored as the very text that replays are compared with. */
export type DecisionRow = {
  readonly id: Id<'dec'>
  readonly kind: 'conversion' | 'offer' | 'review' | 'credit' | 'appeal' | 'draw' | 'board'
  readonly program_id: Id<'prg'>
  readonly program_version: number
  readonly conversion_id: Id<'cnv'> | null
  readonly referral_id: Id<'ref'> | null
  readonly facts: object
  readonly result: object
  readonly decided_at: Instant
}

export type ReviewRow = {
  readonly id: Id<'rvw'>
  readonly kind: 'identity_conflict' | 'same_device' | 'count_fell' | 'refunded_after_use'
  readonly referral_id: Id<'ref'> | null
  readonly participant_id: Id<'par'> | null
  readonly other_participant_id: Id<'par'> | null
  /** The reward that staff may keep or take back. */
  readonly reward_id?: Id<'rwd'>
  readonly opened_at: Instant
}

/** A gift of a reward or of a redemption, when it is opened. */
export type DeliveryRow = {
  readonly id: Id<'dlv'>
  readonly participant_id: Id<'par'>
  readonly redemption_id: Id<'rdm'> | null
  readonly reward_id: Id<'rwd'> | null
  readonly state: DeliveryState
  readonly created_at: Instant
}

export type EventRow = {
  readonly id: Id<'evt'>
  readonly type: string
  readonly subject_id: Id
  readonly data: Readonly<Record<string, unknown>>
  readonly occurred_at: Instant
}

export type TotalChange = {
  readonly id: Id<'evt'>
  readonly program_id: Id<'prg'>
  readonly metric: string
  readonly asset: string
  readonly day: string
  amount: number
}

/** Where effects take their ids, coupon codes and days from; handed in, so that a test can fix them. */
export type Tools = {
  readonly newId: NewId
  readonly newCouponCode: () => string
  /** The calendar day of an instant in the workspace's time zone; undefined where nobody keeps figures of days. */
  readonly dayOf: (instant: Instant) => string | undefined
  /** The same time of day so many calendar months later, in the workspace's time zone. */
  readonly monthsAfter: (instant: Instant, months: number) => Instant
}

export function noEffects(): Effects {
  return {
    claims: new Map(),
    referrals: new Map(),
    rewards: new Map(),
    postings: [],
    lots: new Map(),
    debts: new Map(),
    deliveries: [],
    standings: new Map(),
    limitUses: new Map(),
    programUses: new Map(),
    tallies: new Map(),
    tallyParts: new Map(),
    sharedUses: new Map(),
    programs: new Map(),
    periods: new Map(),
    decisions: [],
    reviews: [],
    settledReviews: [],
    events: [],
    totals: new Map(),
    payoutBatches: new Map(),
    payouts: new Map(),
  }
}
