import type { ClaimOutcome } from '../attribution/attribute.ts'
import type { ConditionFailure } from '../conditions/evaluate-condition.ts'
import type { Threshold } from '../guards/budget.ts'
import type { QuotaPlace } from '../guards/quota.ts'
import type { Id } from '../ids.ts'
import type { EarnedOver } from '../periods/balance-rate.ts'
import type { ReferralState } from '../referrals/referral-states.ts'
import type { Recipient } from '../rewards/recipients.ts'
import type { AppliedBoost } from '../rewards/reward.ts'
import type { RewardKind } from '../rewards/reward-kinds.ts'
import type { RewardState } from '../rewards/reward-states.ts'
import type { NoValue } from '../rewards/reward-value.ts'
import type { LimitCheck } from '../rewards/use-limits.ts'
import type { RiskAssessment, RiskSignal } from '../risk/assess-risk.ts'
import type { DenialReason, Instant, MeterUse, Occasion } from './conversion-facts.ts'

/** The outcome of one conversion in one program, whole: what the receipt holds beside its facts. */
export type ConversionDecision = {
  readonly attribution: {
    readonly result: 'attributed' | 'followed' | 'none'
    readonly advocate_id: Id<'par'> | null
    readonly claim_id: Id<'clm'> | null
    readonly program_version: number
    readonly claims: readonly ClaimOutcome[]
    /** Who stands above the advocate, where the program pays them and the referral begins now. */
    readonly upline?: readonly Id<'par'>[]
  }
  readonly risk: RiskAssessment | null
  readonly referral: {
    readonly from: ReferralState | null
    /** The states it passes through, in order; empty where it stays. */
    readonly to: readonly ReferralState[]
    readonly reason: ReferralReason | null
    readonly number: number | null
    /** What fulfils the goal from now on, in the place of what no longer does; left out where nothing takes it. */
    readonly stands_on?: Id<'cnv'>
  } | null
  readonly goal: { readonly passed: boolean; readonly failed: readonly ConditionFailure[] } | null
  readonly rules: readonly RuleOutcome[]
  readonly approved: { readonly before: number; readonly after: number } | null
  /** What each boost of the program came to, where something may be granted. */
  readonly boosts?: readonly BoostOutcome[]
  /** Tallies that move; absent where none does. */
  readonly tallies?: readonly TallyOutcome[]
  /** What comes of it for the program as a whole; left out where nothing does. */
  readonly program?: ProgramOutcome
}

export type ProgramOutcome = {
  /** The new referral's place in the quota, or in its queue. */
  readonly place?: QuotaPlace
  /** Thresholds of the budget that are reached now, each told of once. */
  readonly thresholds?: readonly Threshold[]
  /** What is used of the budget, where a threshold is told of. */
  readonly budget_used?: number
  /** New promises rest from now on, because a customer costs too much; or they do so no longer. */
  readonly is_over_cost?: boolean
  /** The program pauses itself. */
  readonly pauses?: 'budget_spent'
}

/** What a conversion, or its referral as a whole, adds to a tally now, and what that comes to. */
export type TallyOutcome = {
  /** Whose tally it is. */
  readonly of: 'advocate' | 'referral'
  readonly part: 'conversion' | 'referral'
  readonly tally: string
  readonly period: string
  readonly own_before: number
  readonly own: number
  readonly before: number
  readonly after: number
}

export type BoostOutcome = {
  readonly boost: string
  readonly result: 'applied' | 'not_applied'
  readonly reason: BoostReason | null
  /** The place among the first that the referral takes now. */
  readonly place?: MeterUse
}

/** Why a boost was not applied. A new one needs its words in each language: `reasons.ts` of `receipts/words`. */
export type BoostReason =
  | 'boost_not_begun'
  | 'boost_ended'
  | 'boost_places_taken'
  | 'boost_before_referral'
  | 'boost_had_nothing'

/** Why a referral went where it went. A new one needs its words in each language: `reasons.ts` of `receipts/words`. */
export type ReferralReason =
  | 'review_denied'
  | DenialReason
  | 'conversion_refunded'
  | 'condition_not_met'
  | 'unconfirmed'
  | 'quota_reached'
  /** It stays: another conversion fulfils its goal. */
  | 'stands_on_another'
  | RiskSignal['signal']

export type RuleOutcome = {
  readonly rule: string
  readonly result: 'passed' | 'failed' | 'not_concerned'
  readonly reason: RuleFailure | null
  readonly failed?: readonly ConditionFailure[]
  readonly window_ended_at?: Instant
  readonly window_starts_at?: Instant
  /** What a rule that counts has come to, and what it needs or allows. */
  readonly counted?: {
    readonly total: number
    readonly needed?: number
    readonly allowed?: number
    readonly asset?: string
  }
  readonly gives: readonly GiveOutcome[]
}

/** Why a rule did not pass. A new one needs its words in each language: `reasons.ts` of `receipts/words`. */
export type RuleFailure =
  | 'other_conversion_type'
  | 'condition_not_met'
  | 'segment_not_met'
  | 'asset_mismatch'
  | 'referral_denied'
  | 'existing_customer'
  | 'referral_not_open'
  | 'referral_queued'
  | 'before_claim'
  | 'conversion_window_ended'
  | 'conversion_refunded'
  | 'count_not_reached'
  | 'goal_not_reached'
  | 'before_window'
  | 'window_ended'
  | 'amount_missing'
  | 'total_not_reached'
  | 'recurrence_ended'
  | 'waits_for_confirmation'
  | 'waits_for_review'

/** Why a gift came to what it came to. A new one needs its words in each language: `reasons.ts` of `receipts/words`. */
export type GiveReason =
  | RuleFailure
  | NoValue
  | 'count_fell'
  | 'not_earned_before'
  | 'limit_reached'
  | 'out_of_stock'
  | 'budget_spent'
  | 'cost_guard'
  | 'program_ended'
  | 'already_redeemed'
  /** It has left the balance: spent, given on, or run out. */
  | 'not_recoverable'
  /** A reward that had ended before, in this state. */
  | Exclude<RewardState, 'held' | 'available' | 'issued'>
  /** What changed an amount. */
  | Exclude<Occasion, 'refunded'>

export type GiveOutcome = {
  readonly give_index: number
  readonly recipient: Recipient
  readonly participant_id: Id<'par'>
  readonly kind: RewardKind
  readonly cause: string
  readonly result: 'granted' | 'declined' | 'kept' | 'changed' | 'taken_back' | 'flagged'
  readonly reason: GiveReason | null
  /** The reward concerned, where it stands already. */
  readonly reward_id: Id<'rwd'> | null
  readonly attempt: number
  readonly amount: number | null
  readonly asset: string
  readonly hold_until: Instant | null
  /** Why it waits beyond its hold, where it does. */
  readonly waits_for: 'confirmation' | 'review' | null
  readonly meters: readonly MeterUse[]
  /** Which part it is, where the gift comes in parts. */
  readonly instalment?: number
  /** The period that it is earned over, where it is; with the mean once it is reckoned. */
  readonly period?: EarnedOver
  /** The multipliers in its amount. */
  readonly boosts?: readonly AppliedBoost[]
  /** The gives of the rule between which its recipient may choose. */
  readonly options?: readonly number[]
  readonly limit?: Extract<LimitCheck, { kind: 'reached' }>
  /** What should have been taken back and has left the balance already; absent where all of it is there. */
  readonly not_recoverable?: number
  /** What is taken back though it has left the balance, and is owed from now on; left out where nothing is. */
  readonly owed?: number
}
