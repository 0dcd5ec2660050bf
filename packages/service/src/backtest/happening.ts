import type { AppealFacts } from '@goodword/domain/appeals/decide-appeal'
import type {
  ConversionFacts,
  GuardFacts,
  Instant,
  Occasion,
} from '@goodword/domain/conversions/conversion-facts'
import type { Id } from '@goodword/domain/ids'
import type {
  BookedClaim,
  BookedConversion,
  BookedFriend,
  BookedParticipant,
} from '../conversions/book.ts'

/** Something that happened in the past of a program, whatever version it was under then. */
export type Happening = DecisionAsked | RewardMoved | RewardChosen | AppealUpheld

/** A conversion was reported, confirmed, refunded, judged, or its offer asked for: each time something is decided. */
export type DecisionAsked = {
  readonly kind: 'asked'
  readonly at: Instant
  readonly occasion: Occasion
  readonly conversion: BookedConversion
  readonly friend: BookedFriend
  /** Friend and advocates as they were known then. */
  readonly people: readonly BookedParticipant[]
  /** Claims on the friend that were known then; those of earlier happenings still count. */
  readonly claims: readonly BookedClaim[]
  /** Claims that came from a device on which their advocate was seen. */
  readonly sameDevice: readonly Id<'clm'>[]
  /** What had left the balances that rewards had brought: spent, or given on. */
  readonly gone?: readonly { readonly reward: EarnedBy; readonly amount: number }[]
  /** What was reported of the friend's balances, where a period has ended. */
  readonly balances?: ConversionFacts['balances']
  /** What the referral was called that this led to; causes name it. */
  readonly referralId: Id<'ref'> | null
  /** How the merchant had the program stand then; left out while it was live. */
  readonly status?: Pick<GuardFacts, 'status' | 'since' | 'cancels_held'>
}

/** Somebody used a reward, or staff sent it off, and it arrived; or they took back what they had given by hand. */
export type RewardMoved = {
  readonly kind: 'moved'
  readonly at: Instant
  readonly to: 'issued' | 'redeemed' | 'paid' | 'taken_back'
  readonly reward: EarnedBy
}

/** Staff, or a deadline, found that a customer was right about rewards: what was found to be owed to them. */
export type AppealUpheld = {
  readonly kind: 'upheld'
  readonly at: Instant
  readonly facts: AppealFacts
  readonly referralId: Id<'ref'> | null
}

/** Somebody chose what a reward of their choice is to be. */
export type RewardChosen = {
  readonly kind: 'chosen'
  readonly at: Instant
  readonly option: number
  readonly reward: EarnedBy
}

/** A reward by what earned it, which is the same in the record and in a trial. */
export type EarnedBy = {
  readonly participant_id: Id<'par'>
  readonly rule: string
  readonly give_index: number
  readonly cause: string
  readonly instalment: number
  readonly attempt: number
}
