import { availabilityStates } from '@goodword/domain/guards/availability'
import { AssetSchema } from '@goodword/domain/money'
import { customerReasons } from '@goodword/domain/receipts/customer-reason'
import { line } from '@goodword/domain/text'
import * as v from 'valibot'
import { conversionType } from './conversions.ts'
import { amountInput, balanceMoney, externalId, id, instant, locale } from './fields.ts'
import { operation } from './operation.ts'
import { referralState } from './referrals.ts'
import { recipient, rewardKind, rewardState } from './rewards.ts'
import { channel } from './shares.ts'
import { widgetLook } from './widget-look.ts'

const countedPeriod = v.picklist(['day', 'week', 'month', 'year', 'lifetime'])

/** What somebody gets, as data: the widget says it in words, with amounts in the reader's format. */
export const Gift = v.strictObject({
  kind: rewardKind,
  value: v.variant('type', [
    v.strictObject({ type: v.literal('fixed'), amount: v.number(), asset: v.string() }),
    v.strictObject({
      type: v.literal('share'),
      basis_points: v.number(),
      cap: v.nullable(v.number()),
      asset: v.string(),
    }),
    v.strictObject({ type: v.literal('up_to'), amount: v.number(), asset: v.string() }),
  ]),
  /** The merchant's name for it ("free parking"), in the reader's language. */
  label: v.nullable(v.string()),
  /** Every how many friends, at which one, or at what friends' spending, counted in a period; null: for each. */
  milestone: v.nullable(
    v.variant('type', [
      v.strictObject({ type: v.literal('at'), count: v.number(), period: countedPeriod }),
      v.strictObject({ type: v.literal('every'), count: v.number(), period: countedPeriod }),
      v.strictObject({
        type: v.literal('spending'),
        amount: v.number(),
        asset: v.string(),
        period: countedPeriod,
      }),
    ]),
  ),
})
export type Gift = v.InferOutput<typeof Gift>

export const publishableKey = v.pipe(
  v.string(),
  v.regex(/^gw_pk_(live|sandbox)_[0-9A-Za-z]{16,64}$/, 'Give a publishable key.'),
)
const keyParams = v.strictObject({ publishable_key: publishableKey })
const localeQuery = { locale: v.optional(locale), program_id: v.optional(id('prg')) }

/** Why something did not come about, in words that any customer may know; the answer in full is its `why`. */
const reason = v.nullable(v.picklist(customerReasons))

/** A friend as the advocate sees them: a masked name at most. */
export const WidgetFriend = v.strictObject({
  referral_id: id('ref'),
  name: v.nullable(v.string()),
  state: referralState,
  reason,
  since: instant,
  changed_at: instant,
})

export const WidgetReward = v.strictObject({
  id: id('rwd'),
  recipient,
  kind: rewardKind,
  amount: v.number(),
  asset: v.string(),
  label: v.nullable(v.string()),
  state: rewardState,
  reason,
  is_under_review: v.boolean(),
  /** The referral it came by; null for a milestone. */
  referral_id: v.nullable(id('ref')),
  /** The friend it came by, masked; null for a milestone. */
  friend_name: v.nullable(v.string()),
  milestone: v.nullable(
    v.variant('counting', [
      v.strictObject({ counting: v.literal('approved_referrals'), count: v.number() }),
      v.strictObject({ counting: v.literal('friends_spending') }),
    ]),
  ),
  created_at: instant,
  hold_until: v.nullable(instant),
  available_at: v.nullable(instant),
  issued_at: v.nullable(instant),
  ended_at: v.nullable(instant),
  coupon_code: v.nullable(v.string()),
  expires_at: v.nullable(instant),
})

/** All that the first panel shows, in one answer. */
export const WidgetSession = v.strictObject({
  /** The workspace's clock: what "in 7 days" is counted from. */
  now: instant,
  program: v.strictObject({
    id: id('prg'),
    version: v.number(),
    name: v.string(),
    headline: v.nullable(v.string()),
    share_text: v.nullable(v.string()),
    terms: v.nullable(v.string()),
    advocate_gift: v.nullable(Gift),
    friend_gift: v.nullable(Gift),
    ...widgetLook,
    /** Where to offer sharing, the most wanted first; what the device cannot do is left out there. */
    channels: v.array(channel),
    /** The merchant's words on single channels; `share_text` on the others. */
    share_texts: v.record(v.string(), v.string()),
    /** The draws of the program, the next one first; those that are over among them. */
    draws: v.array(
      v.strictObject({
        draw: v.string(),
        /** What its entries are counted in. */
        asset: v.string(),
        at: instant,
        winners_max: v.number(),
        prizes: v.array(Gift),
        /** What brings an advocate entries; null where no rule gives them any. */
        entry: v.nullable(Gift),
      }),
    ),
  }),
  /** Whether an invitation made now leads to something; told before anything is promised. */
  availability: v.strictObject({
    state: v.picklist(availabilityStates),
    is_open: v.boolean(),
    /** When that is over; null where nobody can say. */
    until: v.nullable(instant),
    /** When the program ends, where that is known. */
    ends_at: v.nullable(instant),
  }),
  /** A friend whom the customer does not see can be claimed by hand, and within how many hours the shop answers; null: not. */
  claims: v.nullable(v.strictObject({ due_hours: v.number() })),
  /** Null until the customer has enrolled. */
  code: v.nullable(v.strictObject({ alias: v.string(), link: v.string() })),
  /** The way to the next milestone; null where the program has none left. */
  progress: v.nullable(
    v.strictObject({
      done: v.number(),
      goal: v.number(),
      /** What `done` and `goal` are minor units of, where friends' spending is counted; null: they are friends. */
      asset: v.nullable(v.string()),
      /** What the count begins anew with. */
      period: countedPeriod,
      gift: Gift,
    }),
  ),
  counts: v.strictObject({ clicks: v.number(), friends: v.number(), approved: v.number() }),
  /** The newest 20 of each. */
  friends: v.array(WidgetFriend),
  rewards: v.array(WidgetReward),
  balances: v.array(balanceMoney),
})
export type WidgetSession = v.InferOutput<typeof WidgetSession>

export const getWidgetSession = operation({
  id: 'getWidgetSession',
  method: 'GET',
  path: '/v1/widget/{publishable_key}/session',
  summary:
    'What the panel shows to this customer. Reads only; code is null for one who has not enrolled.',
  tag: 'Widget',
  auth: 'customer',
  params: keyParams,
  query: v.strictObject(localeQuery),
  status: 200,
  reply: WidgetSession,
  errors: ['program_not_live'],
})

export const enrolCustomer = operation({
  id: 'enrolCustomer',
  method: 'POST',
  path: '/v1/widget/{publishable_key}/session',
  summary: 'Enrol this customer as an advocate: the same answer, with a code.',
  tag: 'Widget',
  auth: 'customer',
  params: keyParams,
  body: v.strictObject({
    ...localeQuery,
    device_id: v.optional(line(120)),
    /** A click that brought this person here: it becomes their claim, whatever they buy with later. */
    click_token: v.optional(line(120)),
  }),
  status: 200,
  reply: WidgetSession,
  errors: ['program_not_live'],
})

/** What the friend is promised. The shop's server verifies it for the named buyer at the checkout. */
export const WidgetOffer = v.variant('status', [
  v.strictObject({
    status: v.literal('promised'),
    program_id: id('prg'),
    /** The advocate's given name, where the merchant told it. */
    advocate_name: v.nullable(v.string()),
    gift: Gift,
    headline: v.nullable(v.string()),
    text: v.nullable(v.string()),
    code: v.string(),
    until: instant,
    ...widgetLook,
  }),
  v.strictObject({
    status: v.literal('none'),
    reason: v.picklist(['no_offer', 'code_unknown', 'expired', 'program_not_live']),
  }),
])

export const getWidgetOffer = operation({
  id: 'getWidgetOffer',
  method: 'GET',
  path: '/v1/widget/{publishable_key}/offer',
  summary: "The friend's offer behind a click token, for the welcome banner. Reads only.",
  tag: 'Widget',
  auth: 'publishable',
  params: keyParams,
  query: v.strictObject({ click_token: line(120), locale: v.optional(locale) }),
  status: 200,
  reply: WidgetOffer,
})

export const recordWidgetClick = operation({
  id: 'recordWidgetClick',
  method: 'POST',
  path: '/v1/widget/{publishable_key}/clicks',
  summary: 'A friend arrived by a direct link (?gw=CODE): record the click and get its token.',
  tag: 'Widget',
  auth: 'publishable',
  params: keyParams,
  body: v.strictObject({ code: line(64), device_id: v.optional(line(120)) }),
  status: 201,
  reply: v.strictObject({ click_token: v.string() }),
  errors: ['code_not_found', 'program_not_live'],
})

export const recordWidgetShare = operation({
  id: 'recordWidgetShare',
  method: 'POST',
  path: '/v1/widget/{publishable_key}/shares',
  summary: 'The customer used a channel.',
  tag: 'Widget',
  auth: 'customer',
  params: keyParams,
  body: v.strictObject({ program_id: id('prg'), channel }),
  status: 204,
  errors: ['participant_not_found', 'program_not_found'],
})

export const recordPageConversion = operation({
  id: 'recordPageConversion',
  method: 'POST',
  path: '/v1/widget/{publishable_key}/conversions',
  summary:
    'A conversion seen by the page only. Its rewards stay held until the server confirms it.',
  tag: 'Widget',
  auth: 'publishable',
  params: keyParams,
  body: v.pipe(
    v.strictObject({
      type: conversionType,
      external_id: externalId,
      friend: v.strictObject({ external_id: externalId }),
      amount: v.optional(amountInput),
      asset: v.optional(AssetSchema),
      click_token: v.optional(line(120)),
      code: v.optional(line(64)),
      device_id: v.optional(line(120)),
    }),
    v.forward(
      v.check(
        (input) => (input.amount === undefined) === (input.asset === undefined),
        'Give amount and asset together, or neither.',
      ),
      ['asset'],
    ),
  ),
  status: 202,
  reply: v.strictObject({ result: v.picklist(['recorded', 'repeated']) }),
  errors: ['page_conversions_not_allowed', 'conversion_differs'],
})
