import { line } from '@goodword/domain/text'
import * as v from 'valibot'
import { itemKind } from './catalogue.ts'
import { Address, deliveryState } from './deliveries.ts'
import { id, instant, listQuery, page } from './fields.ts'
import { operation } from './operation.ts'
import { publishableKey } from './widget.ts'

export const redemptionState = v.picklist(['pending', 'fulfilled', 'failed'])

/** What somebody had for their points. `pending` until it is handed over; `failed` gave the points back. */
export const Redemption = v.strictObject({
  id: id('rdm'),
  participant_id: id('par'),
  item_id: id('itm'),
  kind: itemKind,
  price: v.number(),
  asset: v.string(),
  state: redemptionState,
  reason: v.nullable(v.string()),
  coupon_code: v.nullable(v.string()),
  reference: v.nullable(v.string()),
  delivery_id: v.nullable(id('dlv')),
  delivery_state: v.nullable(deliveryState),
  made_at: instant,
  settled_at: v.nullable(instant),
})

const wish = { item_id: id('itm'), address: v.optional(Address) }

export const redeem = operation({
  id: 'redeem',
  method: 'POST',
  path: '/v1/redemptions',
  summary: 'Spend points of a participant on something of the catalogue, at once and whole.',
  tag: 'Redemptions',
  auth: 'secret',
  scope: 'rewards:write',
  idempotencyKey: 'required',
  body: v.strictObject({ participant_id: id('par'), ...wish }),
  status: 201,
  reply: Redemption,
  errors: ['participant_not_found', 'item_not_found', 'item_not_redeemable', 'balance_too_small'],
})

export const listRedemptions = operation({
  id: 'listRedemptions',
  method: 'GET',
  path: '/v1/redemptions',
  summary: 'Redemptions, newest first; those of one participant, or in one state, where asked.',
  tag: 'Redemptions',
  auth: 'secret',
  scope: 'rewards:read',
  query: v.strictObject({
    ...listQuery,
    participant_id: v.optional(id('par')),
    state: v.optional(redemptionState),
  }),
  status: 200,
  reply: page(Redemption),
})

const redemptionParams = v.strictObject({ redemption_id: id('rdm') })

export const getRedemption = operation({
  id: 'getRedemption',
  method: 'GET',
  path: '/v1/redemptions/{redemption_id}',
  summary: 'One redemption.',
  tag: 'Redemptions',
  auth: 'secret',
  scope: 'rewards:read',
  params: redemptionParams,
  status: 200,
  reply: Redemption,
  errors: ['redemption_not_found'],
})

export const settleRedemption = operation({
  id: 'settleRedemption',
  method: 'POST',
  path: '/v1/redemptions/{redemption_id}/settle',
  summary:
    'Say by hand that a redemption was fulfilled, or failed: then the points come back. The same again changes nothing.',
  tag: 'Redemptions',
  auth: 'secret',
  scope: 'rewards:write',
  params: redemptionParams,
  body: v.strictObject({
    outcome: v.picklist(['fulfilled', 'failed'], 'Use "fulfilled" or "failed".'),
    reference: v.optional(line(200)),
    reason: v.optional(line(200)),
  }),
  status: 200,
  reply: Redemption,
  errors: ['redemption_not_found', 'redemption_settled'],
})

export const redeemInWidget = operation({
  id: 'redeemInWidget',
  method: 'POST',
  path: '/v1/widget/{publishable_key}/redemptions',
  summary: 'The customer spends points on something of the catalogue.',
  tag: 'Widget',
  auth: 'customer',
  idempotencyKey: 'required',
  params: v.strictObject({ publishable_key: publishableKey }),
  body: v.strictObject(wish),
  status: 201,
  reply: Redemption,
  errors: ['participant_not_found', 'item_not_found', 'item_not_redeemable', 'balance_too_small'],
})
