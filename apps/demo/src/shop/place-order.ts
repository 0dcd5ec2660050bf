import { createHash } from 'node:crypto'
import type { Client } from '@goodword/client/create-client'
import { type Cart, cartTotal } from './cart.ts'
import type { Lang } from './lang.ts'
import { toApi } from './merchant.ts'
import type { Order, OrderBook } from './order-book.ts'
import type { Person } from './people.ts'
import { asset } from './products.ts'
import { type Claim, quote } from './quote.ts'

export type Purchase = {
  readonly checkoutId: string
  readonly buyer: Person
  readonly cart: Cart
  readonly claim: Claim
  readonly lang: Lang
}

/**
 * Places an order: uses up the coupon, tells Goodword of the order, and writes it down. Each step may be
 * made again for the same order, so a customer who taps twice or a server that stops halfway does no harm.
 */
export async function placeOrder(
  goodword: Client,
  book: OrderBook,
  { checkoutId, buyer, cart, claim, lang }: Purchase,
): Promise<Order> {
  const known = book.findByCheckout(checkoutId)
  if (known) return known

  const id = numberOf(checkoutId)
  const worth = await quote(goodword, buyer, cart, claim, lang)
  let discount = 0
  if (worth.kind === 'friend_offer' || worth.kind === 'voucher') {
    discount = worth.discount
    await goodword.redeemCoupon({ body: { code: worth.couponCode, order_id: id } })
  }

  const isFriends = worth.kind === 'friend_offer'
  const conversion = await goodword.recordConversion({
    idempotencyKey: `order-${checkoutId}`,
    body: {
      type: 'order',
      // What the customer knows it by: a friend who is not seen is found by it.
      external_id: id,
      friend: toApi(buyer, lang),
      amount: cartTotal(cart),
      asset,
      ...(isFriends && claim.code !== '' ? { code: claim.code } : {}),
      ...(claim.clickToken === '' ? {} : { click_token: claim.clickToken }),
      ...(claim.deviceId === '' ? {} : { device_id: claim.deviceId }),
    },
  })

  const order: Order = {
    id,
    checkoutId,
    personId: buyer.id,
    lines: cart.map(({ product, quantity }) => ({
      productId: product.id,
      quantity,
      price: product.price,
      isReturned: false,
    })),
    discount,
    conversionId: conversion.id,
    placedAt: conversion.occurred_at,
    outcomes: conversion.outcomes,
    refunds: [],
  }
  book.keep(order)
  return order
}

/** The number of an order is made of its checkout: sent again it is the same, and nobody guesses another's. */
function numberOf(checkoutId: string): string {
  return `CP-${createHash('sha256').update(checkoutId).digest('hex').slice(0, 8).toUpperCase()}`
}
