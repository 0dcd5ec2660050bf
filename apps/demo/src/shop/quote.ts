import type { Client } from '@goodword/client/create-client'
import { GoodwordError } from '@goodword/client/errors'
import { type Cart, cartTotal } from './cart.ts'
import type { Lang } from './lang.ts'
import { toApi } from './merchant.ts'
import type { Person } from './people.ts'
import { asset } from './products.ts'

/** What the buyer brings to the checkout: a typed code, and what the widget knows of the link they came by. */
export type Claim = {
  readonly code: string
  readonly clickToken: string
  readonly deviceId: string
}

/** What a code or a friend's link is worth for this cart, or why it is worth nothing. */
export type Quote =
  | { readonly kind: 'plain' }
  | {
      readonly kind: 'friend_offer' | 'voucher'
      readonly discount: number
      readonly couponCode: string
      readonly expiresAt: string | null
    }
  | { readonly kind: 'refused'; readonly reason: string }

/** Asks what this buyer may have off this cart: by a voucher of their own, else by a friend's offer. */
export async function quote(
  goodword: Client,
  buyer: Person,
  cart: Cart,
  claim: Claim,
  lang: Lang,
): Promise<Quote> {
  const total = cartTotal(cart)
  if (claim.code !== '') {
    const voucher = await quoteVoucher(goodword, claim.code, total)
    if (voucher) return voucher
  }
  if (claim.code === '' && claim.clickToken === '') return { kind: 'plain' }

  const offer = await goodword.verifyOffer({
    body: {
      ...(claim.code === '' ? {} : { code: claim.code }),
      ...(claim.clickToken === '' ? {} : { click_token: claim.clickToken }),
      ...(claim.deviceId === '' ? {} : { device_id: claim.deviceId }),
      buyer: toApi(buyer, lang),
      order: { amount: total, asset },
    },
  })
  if (offer.status === 'declined') return { kind: 'refused', reason: offer.reason }
  const coupon = offer.rewards.find((reward) => reward.asset === asset && reward.coupon_code)
  if (!coupon?.coupon_code) return { kind: 'refused', reason: 'no_offer' }
  return {
    kind: 'friend_offer',
    discount: Math.min(coupon.amount, total),
    couponCode: coupon.coupon_code,
    expiresAt: coupon.expires_at,
  }
}

async function quoteVoucher(
  goodword: Client,
  code: string,
  total: number,
): Promise<Quote | undefined> {
  try {
    const coupon = await goodword.verifyCoupon({ body: { code } })
    if (!coupon.is_redeemable) return { kind: 'refused', reason: coupon.reason ?? 'expired' }
    if (coupon.asset !== asset) return { kind: 'refused', reason: 'asset_mismatch' }
    return {
      kind: 'voucher',
      discount: Math.min(coupon.amount, total),
      couponCode: code,
      expiresAt: coupon.expires_at,
    }
  } catch (error) {
    // What is no voucher may still be a friend's code; a text of no fitting form is neither.
    const isOther =
      error instanceof GoodwordError &&
      (error.code === 'coupon_not_found' || error.code === 'invalid_input')
    if (isOther) return undefined
    throw error
  }
}
