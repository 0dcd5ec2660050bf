import type { GiveOutcome } from '../conversions/conversion-decision.ts'
import type { ConversionFacts, Instant } from '../conversions/conversion-facts.ts'
import type { Recipient } from '../rewards/recipients.ts'
import type { RewardKind } from '../rewards/reward-kinds.ts'
import type { ExplainedRule, Explanation } from './explanation.ts'
import type { Finding } from './finding.ts'
import { findingsFor } from './findings-for.ts'
import type { Reason } from './reason.ts'

/**
 * A decision as one customer may see it: their own gifts, and what they or their friend would have had to
 * do. It is made of what is theirs, one field after the other, so that what is added to receipts later
 * stays unseen until somebody decides that it may be seen.
 */
export type CustomerView = {
  readonly reader: Recipient
  readonly conversion_type: string
  readonly attribution: 'attributed' | 'followed' | 'none'
  /** Why no invitation of theirs counted, or why one still does after a refund; empty where one simply did. For words only: it may name what we watch for. */
  readonly reasons: readonly Reason[]
  readonly nearest: readonly Finding[]
  readonly is_being_checked: boolean
  readonly rewards: readonly CustomerReward[]
}

export type CustomerReward = {
  readonly kind: RewardKind
  readonly label: Readonly<Record<string, string>> | null
  readonly amount: number | null
  readonly asset: string
  readonly result: GiveOutcome['result']
  /** For words only: what is told to a customer is their sentence, never the code. */
  readonly reason: Reason | null
  readonly hold_until: Instant | null
  readonly waits_for: GiveOutcome['waits_for']
  readonly nearest: readonly Finding[]
}

/** The view of one participant; undefined where the decision does not concern them. */
export function customerView(
  explanation: Explanation,
  facts: ConversionFacts,
  participantId: string,
): CustomerView | undefined {
  const { attribution, conversion_type } = explanation
  const claims = attribution.claims.filter(({ advocate_id }) => advocate_id === participantId)
  const reader = readerOf(explanation, facts, participantId)
  if (!reader) return undefined

  const isBound =
    attribution.result !== 'none' &&
    (reader === 'friend' || attribution.advocate_id === participantId)
  if (!isBound) {
    const lost = reader === 'friend' ? attribution.claims : claims
    return {
      reader,
      conversion_type,
      attribution: 'none',
      reasons: [...new Set(lost.flatMap(({ reason }) => reason ?? []))],
      nearest: findingsFor(
        reader,
        lost.flatMap((claim) => claim.nearest),
      ),
      is_being_checked: false,
      rewards: [],
    }
  }
  return {
    reader,
    conversion_type,
    attribution: attribution.result,
    reasons: explanation.referral?.reason === 'stands_on_another' ? ['stands_on_another'] : [],
    nearest: [],
    is_being_checked: isBeingChecked(explanation),
    rewards: explanation.rules.flatMap((rule) => rewardsOf(rule, reader, participantId)),
  }
}

/** As whom a participant has to do with the decision, if at all. */
function readerOf(
  { attribution, rules }: Explanation,
  facts: ConversionFacts,
  participantId: string,
): Recipient | undefined {
  if (facts.friend.id === participantId) return 'friend'
  const isAdvocate =
    attribution.advocate_id === participantId ||
    attribution.claims.some(({ advocate_id }) => advocate_id === participantId)
  if (isAdvocate) return 'advocate'
  return rules.flatMap(({ gives }) => gives).find((give) => give.participant_id === participantId)
    ?.recipient
}

function isBeingChecked({ referral, risk, rules }: Explanation): boolean {
  const state = referral?.to.at(-1) ?? referral?.from
  const waits = rules.some(({ gives }) => gives.some(({ waits_for }) => waits_for === 'review'))
  return state === 'in_review' || risk?.result === 'review' || waits
}

function rewardsOf(
  rule: ExplainedRule,
  reader: Recipient,
  participantId: string,
): CustomerReward[] {
  if (rule.result === 'not_concerned') return []
  const own = rule.gives.filter((give) => give.participant_id === participantId)
  if (own.length > 0) {
    return own.map((give) => ({
      kind: give.kind,
      label: rule.promises[give.give_index]?.label ?? null,
      amount: give.amount,
      asset: give.asset,
      result: give.result,
      reason: give.reason,
      hold_until: give.result === 'granted' || give.result === 'changed' ? give.hold_until : null,
      waits_for: give.waits_for,
      nearest: findingsFor(reader, [...rule.nearest, ...give.nearest]),
    }))
  }
  // A milestone that is not reached gives nothing yet; how far it is says the rule.
  return rule.promises
    .filter(({ recipient }) => rule.gives.length === 0 && recipient === reader)
    .map(({ kind, label, asset }) => ({
      kind,
      label,
      amount: null,
      asset,
      result: 'declined',
      reason: rule.reason,
      hold_until: null,
      waits_for: null,
      nearest: findingsFor(reader, rule.nearest),
    }))
}
