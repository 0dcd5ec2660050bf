import type { Explanation } from './explanation.ts'
import type { Finding } from './finding.ts'
import { type ToldFinding, tellFindings } from './tell-findings.ts'
import type { About } from './words/receipt-words.ts'
import type { ReceiptSpeech } from './words/speak-receipt.ts'

/** The merchant's view, with a text beside every code. */
export function tellMerchant(explanation: Explanation, { words, format }: ReceiptSpeech) {
  const about: About = { reader: 'merchant', conversionType: explanation.conversion_type }
  const tell = (findings: readonly Finding[]): ToldFinding[] =>
    tellFindings(findings, words, format, about)
  const reasonText = (reason: keyof typeof words.reasons | null) =>
    reason === null ? null : words.reasons[reason].merchant
  const { occasion, attribution, risk, referral, goal, rules } = explanation
  return {
    occasion: { code: occasion, text: words.occasions[occasion] },
    attribution: {
      result: attribution.result,
      text: words.attribution[attribution.result].merchant,
      advocate_id: attribution.advocate_id,
      claims: attribution.claims.map(({ claim_id, advocate_id, result, reason, nearest }) => ({
        claim_id,
        advocate_id,
        result,
        reason,
        text: reasonText(reason),
        nearest: tell(nearest),
      })),
    },
    risk: risk && {
      result: risk.result,
      score: risk.score,
      signals: risk.signals.map(({ signal, score }) => ({
        signal,
        score,
        text: words.reasons[signal].merchant,
      })),
    },
    referral: referral && {
      from: referral.from,
      to: [...referral.to],
      reason: referral.reason,
      text: reasonText(referral.reason),
    },
    goal: goal && { passed: goal.passed, nearest: tell(goal.nearest) },
    rules: rules.map((rule) => ({
      rule: rule.rule,
      result: rule.result,
      reason: rule.reason,
      text: reasonText(rule.reason) ?? words.ruleResults[rule.result],
      nearest: tell(rule.nearest),
      gives: rule.gives.map((give) => ({
        recipient: give.recipient,
        participant_id: give.participant_id,
        kind: give.kind,
        amount: give.amount,
        asset: give.asset,
        result: give.result,
        reason: give.reason,
        waits_for: give.waits_for,
        hold_until: give.hold_until,
        reward_id: give.reward_id,
        text: [
          words.giveResults[give.result].merchant,
          reasonText(give.reason),
          give.waits_for && words.waits[give.waits_for].merchant,
        ]
          .filter(Boolean)
          .join(words.comma),
        nearest: tell(give.nearest),
      })),
    })),
  }
}
