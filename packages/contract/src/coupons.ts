import { line } from '@goodword/domain/text'
import * as v from 'valibot'
import { externalId, id, instant } from './fields.ts'
import { operation } from './operation.ts'
import { Reward } from './rewards.ts'

const code = line(40)

/** Whether a coupon may be used now, and what it is worth. */
export const verifyCoupon = operation({
  id: 'verifyCoupon',
  method: 'POST',
  path: '/v1/coupons/verify',
  summary: 'Whether a coupon can be redeemed now, and what it is worth; nothing changes.',
  tag: 'Coupons',
  auth: 'secret',
  scope: 'rewards:read',
  changesNothing: true,
  body: v.strictObject({ code }),
  status: 200,
  reply: v.strictObject({
    is_redeemable: v.boolean(),
    reason: v.nullable(v.string()),
    reward_id: id('rwd'),
    participant_id: id('par'),
    amount: v.number(),
    asset: v.string(),
    expires_at: v.nullable(instant),
  }),
  errors: ['coupon_not_found'],
})

export const redeemCoupon = operation({
  id: 'redeemCoupon',
  method: 'POST',
  path: '/v1/coupons/redeem',
  summary:
    'Redeem a coupon for one order. The same order again gets the same answer, another is refused.',
  tag: 'Coupons',
  auth: 'secret',
  scope: 'rewards:write',
  body: v.strictObject({ code, order_id: externalId }),
  status: 200,
  reply: Reward,
  errors: ['coupon_not_found', 'coupon_not_redeemable'],
})
