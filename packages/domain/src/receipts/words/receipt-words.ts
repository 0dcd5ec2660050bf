import type { FactName, FlagName } from '../../conditions/condition-facts.ts'
import type { GiveOutcome, RuleOutcome } from '../../conversions/conversion-decision.ts'
import type { Occasion } from '../../conversions/conversion-facts.ts'
import type { ReferralState } from '../../referrals/referral-states.ts'
import type { Recipient } from '../../rewards/recipients.ts'
import type { OtherSaying } from '../explain-other.ts'
import type { Finding } from '../finding.ts'
import type { Reason } from '../reason.ts'

/** How a language writes amounts, counts and days. */
export type Format = {
  readonly amount: (amount: number, asset: string) => string
  readonly count: (count: number) => string
  /** A day by the workspace's calendar, or by that of a zone of its own. */
  readonly day: (instant: string, timeZone?: string) => string
}

/** Who reads: the merchant's staff, or the customer whom it concerns, as advocate or as friend. */
export type Reader = 'merchant' | Recipient

/** What a finding is about, beside itself. */
export type About = { readonly reader: Reader; readonly conversionType: string }

/** A phrase for the merchant, and a sentence for the customer. */
type Told = { readonly merchant: string; readonly customer: string }

type Sayings = {
  readonly [K in Finding['kind']]: (
    finding: Finding & { readonly kind: K },
    format: Format,
    about: About,
  ) => string
}

/** What a language calls things, and what came of them. */
export type ReceiptNames = {
  /** What each fact is called, its owner left aside; and for what is so or not, what it is then. */
  readonly facts: Readonly<Record<FactName, string>>
  readonly flags: Readonly<Record<FlagName, { readonly yes: string; readonly no: string }>>
  readonly occasions: Readonly<Record<Occasion, string>>
  readonly ruleResults: Readonly<Record<RuleOutcome['result'], string>>
  readonly giveResults: Readonly<Record<GiveOutcome['result'], Told>>
  readonly recipients: Readonly<Record<Recipient, string>>
  readonly referralStates: Readonly<Record<ReferralState, string>>
  readonly waits: Readonly<Record<NonNullable<GiveOutcome['waits_for']>, Told>>
  readonly attribution: Readonly<Record<'attributed' | 'followed' | 'none', Told>>
  /** Of receipts that no rule wrote: draws, boards, credits by hand, appeals. */
  readonly others: Readonly<Record<OtherSaying, Told>>
  readonly nothingWon: Told
  /** Where somebody stands on a board. */
  readonly rank: (rank: string) => string
  /** Said to a customer of whatever has to do with risk. */
  readonly beingChecked: string
}

/**
 * What a language says of receipts. A reason, a state or a finding that is new does not compile until
 * every language has words for it. `merchant` is a phrase for a row, and may name anything; `customer`
 * is a sentence to whom it concerns, and tells nothing about other people, nor what we watch for.
 */
export type ReceiptWords = ReceiptNames & {
  readonly locale: string
  readonly reasons: Readonly<Record<Reason, Told>>
  readonly findings: Sayings
  /** What stands between phrases of one row, and between sentences. */
  readonly comma: string
  readonly gap: string
  readonly heldUntil: (day: string) => string
  /** An amount of points or of another unit that is no currency. */
  readonly units: (count: number, said: string, asset: string) => string
  /** A finding's phrase as a sentence by itself. */
  readonly sentence: (phrase: string) => string
}
