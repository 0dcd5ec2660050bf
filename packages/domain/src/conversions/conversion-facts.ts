import type { Id } from '../ids.ts'
import type { Evidence } from '../programs/document.ts'
import type { ReferralState } from '../referrals/referral-states.ts'
import type { Recipient } from '../rewards/recipients.ts'
import type { AppliedBoost } from '../rewards/reward.ts'
import type { RewardKind } from '../rewards/reward-kinds.ts'
import type { RewardState } from '../rewards/reward-states.ts'

/** RFC 3339, UTC, with milliseconds: facts are read by people as well. */
export type Instant = string

/**
 * Why it is decided now. `claimed`: at the checkout, before the order, for the friend's offer; the
 * conversion is then the order in prospect. `approved` and `denied`: staff closed a review. `admitted`:
 * the referral's turn in the queue has come. `period_ended`: what is earned over a period may be decided.
 */
export type Occasion =
  | 'recorded'
  | 'confirmed'
  | 'refunded'
  | 'claimed'
  | 'approved'
  | 'denied'
  | 'admitted'
  /** A claim by hand is matched with a conversion that nobody had brought. */
  | 'matched'
  | 'period_ended'

/**
 * All that a decision about one conversion in one program rests on, as plain JSON. It is stored with the
 * decision; deciding again from it gives the same result, letter for letter.
 */
export type ConversionFacts = {
  readonly occasion: Occasion
  readonly now: Instant
  readonly program_id: Id<'prg'>
  readonly live_version: number
  readonly conversion: ConversionFact
  readonly friend: FriendFact
  /** Claims by which an advocate may have brought this friend; empty once there is a referral. */
  readonly claims: readonly ClaimFact[]
  /** Why staff deny it, where they said so. */
  readonly denial?: DenialReason
  readonly referral: ReferralFact | null
  readonly advocates: Readonly<Record<Id<'par'>, AdvocateFact>>
  /** Those above the advocates, with what they used of each meter; left out where nobody is. */
  readonly uplines?: Readonly<Record<Id<'par'>, UplineFact>>
  /** What the whole program has used of what is shared, by meter and period; left out where nothing is. */
  readonly program_uses?: Readonly<Record<string, number>>
  /** What stands in the way of new promises; left out where the documents concerned ask nothing of it. */
  readonly guards?: GuardFacts
  /** Rewards that this conversion or the advocate's count has earned so far. */
  readonly rewards: readonly RewardFact[]
  /** What this conversion adds to tallies now, by tally and period. */
  readonly parts?: Counted
  /** What was reported of the friend's balances, by asset; absent where no period has ended. */
  readonly balances?: Readonly<Record<string, readonly BalanceReport[]>>
  /**
   * What else the friend has done, where the referral falls unless another conversion bears it: at the refund
   * or the confirmation of what fulfilled its goal. Left out where there is nothing.
   */
  readonly others?: readonly OtherConversion[]
  /** How many referrals there were in the program so far; absent where no condition asks. */
  readonly program?: { readonly attributed: number; readonly approved: number }
}

/** What staff found when they deny a referral outside of a review. */
export type DenialReason = 'fraud_found' | 'terms_broken'

/** What a balance is from an instant on, until the next report. */
export type BalanceReport = { readonly as_of: Instant; readonly balance: number }

/** Amounts by tally and period; absent where the program counts nothing of the kind. */
export type Counted = Readonly<Record<string, number>>
/** How a program stands as a whole. Each part is left out where nothing is to be said. */
export type GuardFacts = {
  readonly status?: 'paused' | 'ended'
  /** Since when it is so: what happened before is told of late, and counts. */
  readonly since?: Instant
  /** It has ended and takes back what is held: nothing new is promised to anybody. */
  readonly cancels_held?: true
  /** Thresholds that were told of, by name. */
  readonly told?: readonly string[]
  /** New promises rest, because a customer costs too much. */
  readonly is_over_cost?: boolean
  /** Referrals in the queue whose turn has come, and who are not yet admitted. */
  readonly waiting?: number
  /** Places taken in the quota's period now. */
  readonly quota_used?: number
  /** When rolling windows free something again, by `meter|instant`. */
  readonly frees?: Readonly<Record<string, Instant>>
}

export type ConversionFact = {
  readonly id: Id<'cnv'>
  readonly type: string
  /** What remains after refunds; null where the conversion has no amount. */
  readonly amount: number | null
  readonly gross_amount: number | null
  readonly asset: string | null
  readonly number: number
  readonly is_confirmed: boolean
  /** Refunded whole: nothing that it earned stands. */
  readonly is_void: boolean
  readonly occurred_at: Instant
  readonly data: Readonly<Record<string, unknown>>
}

/** Another conversion of the friend, with what a rule would ask of it. */
export type OtherConversion = ConversionFact & {
  readonly history?: FriendFact['history']
  readonly parts?: Counted
}

export type FriendFact = {
  readonly id: Id<'par'>
  /** Other participants who carry one of this friend's identities: the same person, as it seems. */
  readonly same_person_as: readonly Id<'par'>[]
  /** One of those others has been referred in this program: one person is one friend. */
  readonly is_referred_as_other: boolean
  readonly customer_since: Instant | null
  readonly attributes: Readonly<Record<string, unknown>>
  readonly locale: string | null
  /** What the friend has used of each meter, by meter and period. */
  readonly uses: Readonly<Record<string, number>>
  /** Before this conversion; absent where no condition asks. */
  readonly history?: {
    readonly conversions: number
    /** In the asset of this conversion. */
    readonly spent: number
    readonly first_at: Instant | null
  }
}

export type AdvocateFact = {
  readonly attributes: Readonly<Record<string, unknown>>
  readonly locale: string | null
  readonly attributed: number
  readonly converted: number
  readonly approved: number
  readonly uses: Readonly<Record<string, number>>
  readonly tallies?: Counted
  readonly enrolled_at?: Instant
  /** How much of the asset "growth" they hold; absent where it is none. */
  readonly growth?: number
}

export type UplineFact = { readonly uses: Readonly<Record<string, number>> }

export type ClaimFact = {
  readonly id: Id<'clm'>
  readonly advocate_id: Id<'par'>
  readonly evidence: Evidence
  readonly program_version: number
  readonly claimed_at: Instant
  readonly counted: boolean
  /** The friend came on a device that the advocate was seen on. */
  readonly same_device: boolean
  /** Who stands above the advocate in the program, from level 2 on; left out where nobody does. */
  readonly upline?: readonly Id<'par'>[]
  /** The friend stands above the advocate, however far. */
  readonly closes_ring?: true
}

export type ReferralFact = {
  readonly id: Id<'ref'>
  readonly state: ReferralState
  readonly advocate_id: Id<'par'>
  readonly program_version: number
  readonly claim_id: Id<'clm'>
  /** Of the claim that won. */
  readonly evidence: Evidence
  readonly claimed_at: Instant
  readonly attributed_at: Instant
  readonly goal_conversion_id: Id<'cnv'> | null
  readonly number: number | null
  /** Who stood above the advocate when it began; left out where nobody did. */
  readonly upline?: readonly Id<'par'>[]
  /** What it uses of its program; left out where nothing. */
  readonly meters?: readonly MeterUse[]
  /** When the conversion that fulfilled the goal happened. */
  readonly goal_at?: Instant | null
  /** When the friend first did, since the claim, what this conversion is of. */
  readonly first_at?: Instant | null
  /** What its rules have counted. */
  readonly tallies?: Counted
  /** What the referral itself adds to the advocate's tallies. */
  readonly parts?: Counted
  /** While it waits in the queue: the friend came on a device that the advocate was seen on. */
  readonly same_device?: true
}

export type RewardFact = {
  readonly id: Id<'rwd'>
  readonly rule: string
  readonly give_index: number
  readonly cause: string
  readonly attempt: number
  readonly recipient: Recipient
  readonly participant_id: Id<'par'>
  readonly kind: RewardKind
  readonly amount: number
  readonly asset: string
  readonly state: RewardState
  readonly is_under_review: boolean
  readonly hold_until: Instant | null
  /** Which part of a gift in parts it is; left out for the first. */
  readonly instalment?: number
  /** Multipliers in its amount; left out where there are none. */
  readonly boosts?: readonly AppliedBoost[]
  /** Which give of the rule its recipient chose; left out where there was no choice, or none was made. */
  readonly chosen?: number
  /** Meters it used, each with its period and how much, to be given back with it. */
  readonly meters: readonly MeterUse[]
  /** Of points or credit: what has left the balance already, spent, given or run out. Absent where nothing has. */
  readonly gone?: number
  /** Its time is over, so that what has left may just have run out. */
  readonly ran_out?: true
}

export type MeterUse = {
  readonly meter: string
  readonly period: string
  readonly used: number
  /**
   * Whose meter it is: the participant's own in the program where left out, or one that the whole program
   * shares; the participant's own in all programs (`person`), or one that all programs share.
   */
  readonly of?: 'program' | 'person' | 'workspace'
  /** How much there may be of a shared one: the statement that writes it holds it to that. */
  readonly cap?: number
}
