import { type RandomBytes, randomText } from '../vault/random-text.ts'

// The letters and digits of referral codes; a coupon is told apart by its length.
const alphabet = '23456789CDFHJKMNPRTVWXY'

/** A coupon's code: 16 characters, some 72 bits, so that none is guessed and none comes twice. */
export function newCouponCode(randomBytes: RandomBytes): string {
  return randomText(alphabet, 16, randomBytes)
}
