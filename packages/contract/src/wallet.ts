import { AssetSchema } from '@goodword/domain/money'
import * as v from 'valibot'
import { itemKind } from './catalogue.ts'
import { deliveryState } from './deliveries.ts'
import { balanceMoney, id, instant, instantInput, listQuery, locale, page } from './fields.ts'
import { operation } from './operation.ts'
import { redemptionState } from './redemptions.ts'
import { publishableKey } from './widget.ts'

/** A part of a balance that came at one time and runs out at one time. */
export const Lot = v.strictObject({
  id: id('lot'),
  program_id: id('prg'),
  reward_id: id('rwd'),
  asset: v.string(),
  amount: v.number(),
  remaining: v.number(),
  obtained_at: instant,
  expires_at: v.nullable(instant),
})

/** One movement of a balance: `amount` is above 0 for what came in, and below for what went out. */
export const Movement = v.strictObject({
  id: id('pst'),
  journal: v.string(),
  amount: v.number(),
  asset: v.string(),
  balance_after: v.number(),
  program_id: v.nullable(id('prg')),
  reward_id: v.nullable(id('rwd')),
  redemption_id: v.nullable(id('rdm')),
  transfer_id: v.nullable(id('trf')),
  at: instant,
})

const participantParams = v.strictObject({ participant_id: id('par') })

export const listLots = operation({
  id: 'listLots',
  method: 'GET',
  path: '/v1/participants/{participant_id}/lots',
  summary: 'What a balance is made of: what is left of each lot, first that which runs out first.',
  tag: 'Wallet',
  auth: 'secret',
  scope: 'rewards:read',
  params: participantParams,
  status: 200,
  reply: v.strictObject({ data: v.array(Lot), next_cursor: v.null() }),
  errors: ['participant_not_found'],
})

export const getStatement = operation({
  id: 'getStatement',
  method: 'GET',
  path: '/v1/participants/{participant_id}/statement',
  summary:
    'Every movement of a balance, newest first; of one asset, or between two instants, where asked.',
  tag: 'Wallet',
  auth: 'secret',
  scope: 'rewards:read',
  params: participantParams,
  query: v.strictObject({
    ...listQuery,
    asset: v.optional(AssetSchema),
    from: v.optional(instantInput),
    to: v.optional(instantInput),
  }),
  status: 200,
  reply: page(Movement),
  errors: ['participant_not_found'],
})

/** All that a customer's wallet shows, in one answer. Nothing of it is anybody else's. */
export const WidgetWallet = v.strictObject({
  now: instant,
  balances: v.array(balanceMoney),
  /** What is left, first that which runs out first; 100 at most. */
  lots: v.array(v.strictObject({ ...balanceMoney.entries, expires_at: v.nullable(instant) })),
  /**
   * The membership tier, where a program has tiers, with the growth that it begins at, and what the next one needs.
   * A name is in the reader's language; without one there is the id.
   */
  tier: v.nullable(
    v.strictObject({
      id: v.nullable(v.string()),
      name: v.nullable(v.string()),
      from: v.number(),
      growth: v.number(),
      next: v.nullable(
        v.strictObject({ id: v.string(), name: v.string(), from: v.number(), missing: v.number() }),
      ),
    }),
  ),
  catalogue: v.array(
    v.strictObject({
      item_id: id('itm'),
      kind: itemKind,
      name: v.string(),
      description: v.nullable(v.string()),
      price: v.number(),
      asset: v.string(),
      is_affordable: v.boolean(),
      /** How much of its asset is still needed. */
      missing: v.number(),
      left: v.nullable(v.number()),
    }),
  ),
  redemptions: v.array(
    v.strictObject({
      redemption_id: id('rdm'),
      kind: itemKind,
      name: v.string(),
      price: v.number(),
      asset: v.string(),
      state: redemptionState,
      coupon_code: v.nullable(v.string()),
      made_at: instant,
    }),
  ),
  deliveries: v.array(
    v.strictObject({
      delivery_id: id('dlv'),
      state: deliveryState,
      tracking: v.nullable(v.string()),
      redemption_id: v.nullable(id('rdm')),
      reward_id: v.nullable(id('rwd')),
    }),
  ),
  /** To whom points may be given, and how many more today. */
  transfers: v.array(
    v.strictObject({
      referral_id: id('ref'),
      name: v.nullable(v.string()),
      asset: v.string(),
      left_today: v.number(),
    }),
  ),
  statement: page(Movement),
})

const keyParams = v.strictObject({ publishable_key: publishableKey })

export const getWidgetWallet = operation({
  id: 'getWidgetWallet',
  method: 'GET',
  path: '/v1/widget/{publishable_key}/wallet',
  summary:
    "The customer's wallet: balances and when they run out, what they can buy or still need for it, and the first page of the statement.",
  tag: 'Widget',
  auth: 'customer',
  params: keyParams,
  query: v.strictObject({ locale: v.optional(locale) }),
  status: 200,
  reply: WidgetWallet,
})

export const getWidgetStatement = operation({
  id: 'getWidgetStatement',
  method: 'GET',
  path: '/v1/widget/{publishable_key}/statement',
  summary: "Further pages of the customer's statement.",
  tag: 'Widget',
  auth: 'customer',
  params: keyParams,
  query: v.strictObject(listQuery),
  status: 200,
  reply: page(Movement),
})
