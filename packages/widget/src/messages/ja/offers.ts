import type { OfferMessages } from '../messages.ts'

/** What a friend gets, in a sentence, in Japanese. */
export const offers: OfferMessages = {
  discountOnOrder: (_off, percent) => `初回のご注文が${percent}\u2060オフ`,
  amountOffOrder: (value) => `初回のご注文が${value}引き`,
  upToCap: (value, cap) => `${value}（上限${cap}）`,
}
