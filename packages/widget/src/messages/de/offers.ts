import type { OfferMessages } from '../messages.ts'

/** What a friend gets, in a sentence, in German. */
export const offers: OfferMessages = {
  discountOnOrder: (_off, percent) => `${percent} Rabatt auf die erste Bestellung`,
  amountOffOrder: (value) => `${value} Rabatt auf die erste Bestellung`,
  upToCap: (value, cap) => `${value} (höchstens ${cap})`,
}
