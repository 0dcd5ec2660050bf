import type { Instant, MeterUse } from '../conversions/conversion-facts.ts'
import type { Id } from '../ids.ts'
import type { Recipient } from './recipients.ts'
import type { RewardKind } from './reward-kinds.ts'
import type { RewardState } from './reward-states.ts'

export type AppliedBoost = { readonly boost: string; readonly multiplier_basis_points: number }

/** Gives of the rule, by where they stand in it. */
export type Choice = { readonly options: readonly number[]; readonly chosen: number | null }

/** A reward as it stands: a promise of value to a participant, and how far it has come. */
export type Reward = {
  readonly id: Id<'rwd'>
  readonly program_id: Id<'prg'>
  readonly program_version: number
  readonly participant_id: Id<'par'>
  readonly recipient: Recipient
  readonly rule: string
  readonly give_index: number
  /** What earned it: a conversion's id, `milestone:n`, or `claimed`. */
  readonly cause: string
  /** Which of its instalments it is, counted from 1. */
  readonly instalment: number
  readonly attempt: number
  readonly kind: RewardKind
  readonly amount: number
  readonly asset: string
  readonly label: Readonly<Record<string, string>> | null
  readonly state: RewardState
  readonly reason: string | null
  readonly is_under_review: boolean
  readonly referral_id: Id<'ref'> | null
  readonly conversion_id: Id<'cnv'> | null
  readonly decision_id: Id<'dec'>
  readonly coupon_code: string | null
  readonly meters: readonly MeterUse[]
  readonly valid_days: number | null
  readonly valid_months: number | null
  /** Whom a donation goes to, by the name that the program's document gives them. */
  readonly beneficiary: string | null
  /** A gift that is sent: a delivery is opened when it is available. */
  readonly needs_address: boolean
  /** Multipliers in it, as they were when it was granted. */
  readonly boosts: readonly AppliedBoost[]
  /** The gives between which its recipient may choose, and which they chose. */
  readonly choice: Choice | null
  readonly created_at: Instant
  readonly hold_until: Instant | null
  readonly available_at: Instant | null
  readonly issued_at: Instant | null
  readonly redeemed_at: Instant | null
  /** When the transfer of cash or of a donation was settled; null for all that is not transferred. */
  readonly paid_at: Instant | null
  readonly expires_at: Instant | null
  readonly ended_at: Instant | null
  /** When it must be looked at again: at its hold's end, then at its expiry. */
  readonly due_at: Instant | null
}
