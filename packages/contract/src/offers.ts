import { AmountSchema, AssetSchema } from '@goodword/domain/money'
import * as v from 'valibot'
import { evidence } from './conversions.ts'
import { id, instant } from './fields.ts'
import { operation } from './operation.ts'
import { person } from './participants.ts'

/** Why a friend's offer is not given. */
export const offerDecline = v.picklist([
  'no_offer',
  'code_unknown',
  'existing_customer',
  'self_referral',
  'expired',
  'limit_reached',
  'condition_not_met',
  'asset_mismatch',
  'already_used',
  'evidence_not_accepted',
  'program_not_live',
  'budget_spent',
  'other_advocate',
])

export const verifyOffer = operation({
  id: 'verifyOffer',
  method: 'POST',
  path: '/v1/offers/verify',
  summary:
    "At the checkout: the friend's offer for this buyer and order, minted as a coupon, or why not.",
  tag: 'Offers',
  auth: 'secret',
  scope: 'rewards:write',
  body: v.pipe(
    v.strictObject({
      ...evidence,
      buyer: v.strictObject(person),
      order: v.strictObject({ amount: AmountSchema, asset: AssetSchema }),
    }),
    v.forward(
      v.check(
        ({ click_token, code, advocate }) =>
          click_token !== undefined || code !== undefined || advocate !== undefined,
        'Give click_token, code or advocate.',
      ),
      ['code'],
    ),
  ),
  status: 200,
  errors: ['advocate_ambiguous'],
  reply: v.variant('status', [
    v.strictObject({
      status: v.literal('granted'),
      decision_id: id('dec'),
      program_id: id('prg'),
      participant_id: id('par'),
      rewards: v.array(
        v.strictObject({
          reward_id: id('rwd'),
          rule: v.string(),
          kind: v.string(),
          amount: v.number(),
          asset: v.string(),
          coupon_code: v.nullable(v.string()),
          expires_at: v.nullable(instant),
        }),
      ),
    }),
    v.strictObject({
      status: v.literal('declined'),
      decision_id: v.nullable(id('dec')),
      reason: offerDecline,
    }),
  ]),
})
