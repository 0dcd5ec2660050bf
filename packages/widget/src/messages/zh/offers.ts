import type { OfferMessages } from '../messages.ts'

/** What a friend gets, in a sentence, in Chinese. */
export const offers: OfferMessages = {
  discountOnOrder: (_off, _percent, discount) => `首\u2060单\u00a0${discount}`,
  amountOffOrder: (value) => `首单立减 ${value}`,
  upToCap: (value, cap) => `${value}（最\u2060高\u00a0${cap}）`,
}
