import * as operations from '@goodword/contract/redemptions'
import { getRedemption, listRedemptions } from '@goodword/service/redemptions/list-redemptions'
import { redeem, redeemInWidget } from '@goodword/service/redemptions/redeem'
import { settleRedemption } from '@goodword/service/redemptions/settle-redemption'
import { type Route, route } from '../route.ts'

/** The operations of redemptions. */
export const redemptions: readonly Route[] = [
  route(operations.redeem, redeem),
  route(operations.listRedemptions, listRedemptions),
  route(operations.getRedemption, getRedemption),
  route(operations.settleRedemption, settleRedemption),
  route(operations.redeemInWidget, redeemInWidget),
]
