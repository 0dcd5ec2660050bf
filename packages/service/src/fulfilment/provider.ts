/** What is to be handed over, as whoever does it is told. */
export type FulfilmentOrder = {
  readonly redemption_id: string
  readonly participant_id: string
  /** The merchant's own id of the customer, where they told it. */
  readonly external_id: string | null
  readonly item_id: string
  readonly sku: string | null
  readonly price: number
  readonly asset: string
  readonly made_at: string
}

/** `done` and `refused` are final; `unclear` may have arrived all the same, and is asked again. */
export type FulfilmentAnswer =
  | { readonly kind: 'done'; readonly reference: string | null }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'unclear'; readonly reason: string }

/**
 * Somebody who hands over what was redeemed. An order may come more than once: `redemption_id` is what
 * repetitions are told by.
 */
export type FulfilmentProvider = {
  fulfil(order: FulfilmentOrder): Promise<FulfilmentAnswer>
}
