import type { WalletMessages } from '../messages/messages.ts'

type Wish = 'spend' | 'give' | 'choose' | 'address'

/** What is said of something that could not be done: what happened, what is safe, what to do. */
export function faultText(wish: Wish, code: string, words: WalletMessages): string {
  if (code === 'unreachable' || code === 'timeout') return words.unsure
  if (wish === 'address') {
    return code === 'delivery_on_its_way' ? words.addressLate : words.addressNotSaved
  }
  if (wish === 'choose') return gone.has(code) ? words.optionGone : words.notChosen
  if (wish === 'give') {
    return code === 'transfer_limit_reached' || code === 'balance_too_small'
      ? words.giveTooMuch
      : words.notGiven
  }
  if (code === 'balance_too_small') return words.tooLittle
  return code === 'item_not_redeemable' || code === 'item_not_found' ? words.gone : words.notSpent
}

/** There is nothing left of it for this customer, by whatever bound: another may be there. */
const gone: ReadonlySet<string> = new Set([
  'option_out_of_stock',
  'option_over_limit',
  'option_over_budget',
])
