import { textIn } from '../programs/describe-program.ts'
import type { CustomerReward, CustomerView } from './customer-view.ts'
import { tellFindings } from './tell-findings.ts'
import type { About } from './words/receipt-words.ts'
import type { ReceiptSpeech } from './words/speak-receipt.ts'

/** The customer's view in sentences. Reasons become words and nothing but words: a code could be looked up. */
export function tellCustomer(view: CustomerView, { words, format }: ReceiptSpeech, locale: string) {
  const about: About = { reader: view.reader, conversionType: view.conversion_type }
  const reasons = view.reasons.map((reason) => words.reasons[reason].customer)
  const sentences = view.is_being_checked
    ? [words.beingChecked]
    : [words.attribution[view.attribution].customer, ...new Set(reasons)]
  return {
    reader: view.reader,
    is_being_checked: view.is_being_checked,
    text: sentences.join(words.gap),
    nearest: tellFindings(view.nearest, words, format, about),
    rewards: view.rewards.map((reward) => ({
      kind: reward.kind,
      label: textIn(reward.label ?? undefined, locale),
      amount: reward.amount,
      asset: reward.asset,
      result: reward.result,
      hold_until: reward.hold_until,
      text: rewardText(reward, words).join(words.gap),
      nearest: tellFindings(reward.nearest, words, format, about),
    })),
  }
}

function rewardText(
  { result, reason, waits_for }: CustomerReward,
  { giveResults, reasons, waits }: ReceiptSpeech['words'],
): string[] {
  const sentences = [
    // What is decided later was not refused.
    ...(reason === 'period_not_over' ? [] : [giveResults[result].customer]),
    ...(reason === null ? [] : [reasons[reason].customer]),
    ...(waits_for === null ? [] : [waits[waits_for].customer]),
  ]
  return [...new Set(sentences)]
}
