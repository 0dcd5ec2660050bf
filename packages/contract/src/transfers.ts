import { AmountSchema, AssetSchema } from '@goodword/domain/money'
import * as v from 'valibot'
import { id, instant } from './fields.ts'
import { operation } from './operation.ts'
import { publishableKey } from './widget.ts'

/** Points that one of the two people of a referral gave to the other. */
export const Transfer = v.strictObject({
  id: id('trf'),
  program_id: id('prg'),
  referral_id: id('ref'),
  from_participant_id: id('par'),
  to_participant_id: id('par'),
  amount: v.number(),
  asset: v.string(),
  made_at: instant,
})

/** The referral says to whom: it binds the giver and one other. */
const gift = { referral_id: id('ref'), amount: AmountSchema, asset: AssetSchema }

export const transfer = operation({
  id: 'transfer',
  method: 'POST',
  path: '/v1/transfers',
  summary:
    'Give points of a participant to the other person of a referral, where its program allows it. They keep their expiry.',
  tag: 'Transfers',
  auth: 'secret',
  scope: 'rewards:write',
  idempotencyKey: 'required',
  body: v.strictObject({ participant_id: id('par'), ...gift }),
  status: 201,
  reply: Transfer,
  errors: [
    'participant_not_found',
    'referral_not_found',
    'transfer_not_allowed',
    'transfer_limit_reached',
    'balance_too_small',
  ],
})

export const transferInWidget = operation({
  id: 'transferInWidget',
  method: 'POST',
  path: '/v1/widget/{publishable_key}/transfers',
  summary: 'The customer gives points to their friend, or to whoever brought them.',
  tag: 'Widget',
  auth: 'customer',
  idempotencyKey: 'required',
  params: v.strictObject({ publishable_key: publishableKey }),
  body: v.strictObject(gift),
  status: 201,
  reply: Transfer,
  errors: [
    'participant_not_found',
    'referral_not_found',
    'transfer_not_allowed',
    'transfer_limit_reached',
    'balance_too_small',
  ],
})
