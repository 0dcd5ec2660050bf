import type { OfferMessages } from '../messages.ts'

/** What a friend gets, in a sentence, in Spanish. */
export const offers: OfferMessages = {
  discountOnOrder: (_off, percent) => `un ${percent} de descuento en el primer pedido`,
  amountOffOrder: (value) => `${value} de descuento en el primer pedido`,
  upToCap: (value, cap) => `${value} (${cap} como máximo)`,
}
