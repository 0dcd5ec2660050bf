import type { ClaimOutcome } from '../attribution/attribute.ts'
import type {
  ConversionDecision,
  GiveOutcome,
  RuleOutcome,
} from '../conversions/conversion-decision.ts'
import type { Instant, Occasion } from '../conversions/conversion-facts.ts'
import type { Recipient } from '../rewards/recipients.ts'
import type { RewardKind } from '../rewards/reward-kinds.ts'
import type { Finding } from './finding.ts'

/** A decision with the nearest change beside everything that did not pay: the merchant's view, as data. */
export type Explanation = {
  readonly occasion: Occasion
  readonly conversion_type: string
  readonly occurred_at: Instant
  readonly attribution: Omit<ConversionDecision['attribution'], 'claims'> & {
    readonly claims: readonly (ClaimOutcome & { readonly nearest: readonly Finding[] })[]
  }
  readonly risk: ConversionDecision['risk']
  readonly referral: ConversionDecision['referral']
  readonly goal: { readonly passed: boolean; readonly nearest: readonly Finding[] } | null
  readonly rules: readonly ExplainedRule[]
}

export type ExplainedRule = Omit<RuleOutcome, 'gives' | 'failed' | 'window_ended_at'> & {
  /** What would have made the rule pass; what would have made a gift be given stands beside the gift. */
  readonly nearest: readonly Finding[]
  /** What the rule gives, whether or not it came to that. */
  readonly promises: readonly {
    readonly recipient: Recipient
    readonly kind: RewardKind
    readonly asset: string
    readonly label: Readonly<Record<string, string>> | null
  }[]
  readonly gives: readonly (GiveOutcome & { readonly nearest: readonly Finding[] })[]
}
