import * as operations from '@goodword/contract/coupons'
import { redeemCoupon } from '@goodword/service/coupons/redeem-coupon'
import { verifyCoupon } from '@goodword/service/coupons/verify-coupon'
import { type Route, route } from '../route.ts'

/** The operations of coupons. */
export const coupons: readonly Route[] = [
  route(operations.verifyCoupon, verifyCoupon),
  route(operations.redeemCoupon, redeemCoupon),
]
