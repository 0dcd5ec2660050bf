import type { OfferMessages } from '../messages.ts'

/** What a friend gets, in a sentence, in Arabic. */
export const offers: OfferMessages = {
  discountOnOrder: (_off, percent) => `خصم ${percent} على الطلب الأول`,
  amountOffOrder: (value) => `خصم ${value} على الطلب الأول`,
  upToCap: (value, cap) => `${value} (بحد أقصى ${cap})`,
}
