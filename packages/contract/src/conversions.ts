import { AssetSchema } from '@goodword/domain/money'
import { line } from '@goodword/domain/text'
import * as v from 'valibot'
import {
  amountInput,
  attributes,
  externalId,
  id,
  instant,
  instantInput,
  listQuery,
  page,
} from './fields.ts'
import { operation } from './operation.ts'
import { person } from './participants.ts'
import { Problem } from './problem.ts'
import { recipient } from './rewards.ts'

/** What the friend did: `signup`, `order`, `renewal`, `lead_stage`, or the merchant's own word. */
export const conversionType = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9_]{0,39}$/, 'Use a word such as "order" or "signup", lower case.'),
  v.notValue('claimed', '"claimed" is not a conversion: it is how rules name the friend\'s offer.'),
)

const what = {
  type: conversionType,
  external_id: externalId,
  amount: v.optional(amountInput),
  asset: v.optional(AssetSchema),
  data: v.optional(attributes),
}

/** What shows who brought the friend. */
export const evidence = {
  /** What stood in `?gw=` when the friend arrived: a click token or a code. */
  click_token: v.optional(line(120)),
  /** What the friend typed at the checkout. */
  code: v.optional(line(64)),
  device_id: v.optional(line(120)),
  /** The advocate whom the friend named at the checkout, where the program accepts "name". */
  advocate: v.optional(
    v.union(
      [
        v.strictObject({ external_id: externalId }),
        v.strictObject({ code: line(64) }),
        v.strictObject({ name: line(120) }),
      ],
      'Name the advocate by external_id, by code or by name.',
    ),
  ),
}

const amountWithAsset = <T extends { amount?: number | undefined; asset?: string | undefined }>() =>
  v.check<T, string>(
    (input) => (input.amount === undefined) === (input.asset === undefined),
    'Give amount and asset together, or neither.',
  )

const conversionInput = v.strictObject({
  ...what,
  friend: v.strictObject(person),
  occurred_at: v.optional(instantInput),
  ...evidence,
})

/** A conversion as the shop's server reports it. */
export const ConversionInput = v.pipe(
  conversionInput,
  v.forward(amountWithAsset<v.InferOutput<typeof conversionInput>>(), ['asset']),
)
export type ConversionInput = v.InferOutput<typeof ConversionInput>

export const Conversion = v.strictObject({
  id: id('cnv'),
  type: v.string(),
  external_id: v.string(),
  friend_id: id('par'),
  amount: v.nullable(v.number()),
  asset: v.nullable(v.string()),
  refunded_amount: v.number(),
  number: v.number(),
  is_confirmed: v.boolean(),
  data: v.record(v.string(), v.unknown()),
  occurred_at: instant,
  recorded_at: instant,
})

/** What a conversion led to in each program it concerned; decision_id leads to the receipt. */
export const Outcome = v.strictObject({
  program_id: id('prg'),
  decision_id: id('dec'),
  referral_id: v.nullable(id('ref')),
  referral_state: v.nullable(v.string()),
  attribution: v.strictObject({
    result: v.picklist(['attributed', 'followed', 'none']),
    advocate_id: v.nullable(id('par')),
    reasons: v.array(v.string()),
  }),
  rewards: v.array(
    v.strictObject({
      rule: v.string(),
      recipient,
      /** `flagged`: its count fell, and staff decide whether it stays. */
      result: v.picklist([
        'granted',
        'declined',
        'kept',
        'changed',
        'cancelled',
        'reversed',
        'flagged',
      ]),
      reason: v.nullable(v.string()),
      reward_id: v.nullable(id('rwd')),
      kind: v.string(),
      amount: v.nullable(v.number()),
      asset: v.string(),
      state: v.nullable(v.string()),
      hold_until: v.nullable(instant),
    }),
  ),
})

export const RecordedConversion = v.strictObject({
  ...Conversion.entries,
  /** `recorded` now, or `repeated`: it had been, and nothing was done again. `confirmed`: the page had reported it before. */
  result: v.picklist(['recorded', 'repeated', 'confirmed']),
  outcomes: v.array(Outcome),
})

export const recordConversion = operation({
  id: 'recordConversion',
  method: 'POST',
  path: '/v1/conversions',
  summary: 'Record what a friend did. In one step: attribution, risk, rewards, ledger, events.',
  tag: 'Conversions',
  auth: 'secret',
  scope: 'conversions:write',
  body: ConversionInput,
  status: 201,
  reply: RecordedConversion,
  errors: [
    'conversion_differs',
    'conversion_in_future',
    'refund_exceeds_conversion',
    'advocate_ambiguous',
  ],
})

export const recordConversions = operation({
  id: 'recordConversions',
  method: 'POST',
  path: '/v1/conversions/batch',
  summary: 'Record up to 1,000 conversions, in the order given; each has its own answer.',
  tag: 'Conversions',
  auth: 'secret',
  scope: 'conversions:write',
  bodyMax: 2 * 1024 * 1024,
  body: v.strictObject({
    conversions: v.pipe(
      v.array(ConversionInput),
      v.minLength(1, 'Give one conversion at least.'),
      v.maxLength(1000, 'At most 1000 conversions.'),
    ),
  }),
  status: 200,
  reply: v.strictObject({
    data: v.array(
      v.variant('status', [
        v.strictObject({ status: v.literal('accepted'), conversion: RecordedConversion }),
        v.strictObject({ status: v.literal('refused'), problem: Problem }),
      ]),
    ),
  }),
})

export const listConversions = operation({
  id: 'listConversions',
  method: 'GET',
  path: '/v1/conversions',
  summary: 'Conversions, newest first; those of one friend where asked.',
  tag: 'Conversions',
  auth: 'secret',
  scope: 'conversions:read',
  query: v.strictObject({ ...listQuery, friend_id: v.optional(id('par')) }),
  status: 200,
  reply: page(Conversion),
})

const conversionParams = v.strictObject({ conversion_id: id('cnv') })

export const getConversion = operation({
  id: 'getConversion',
  method: 'GET',
  path: '/v1/conversions/{conversion_id}',
  summary: 'One conversion.',
  tag: 'Conversions',
  auth: 'secret',
  scope: 'conversions:read',
  params: conversionParams,
  status: 200,
  reply: Conversion,
  errors: ['conversion_not_found'],
})

export const confirmConversion = operation({
  id: 'confirmConversion',
  method: 'POST',
  path: '/v1/conversions/{conversion_id}/confirm',
  summary: 'Staff vouch for a conversion that only the page reported: its rewards go on.',
  tag: 'Conversions',
  auth: 'secret',
  scope: 'conversions:write',
  params: conversionParams,
  body: v.strictObject({}),
  status: 200,
  reply: RecordedConversion,
  errors: ['conversion_not_found', 'already_confirmed'],
})

export const refundConversion = operation({
  id: 'refundConversion',
  method: 'POST',
  path: '/v1/conversions/{conversion_id}/refunds',
  summary:
    'Refund a conversion in part or, without an amount, all that is left. The rules are evaluated again on what remains.',
  tag: 'Conversions',
  auth: 'secret',
  scope: 'conversions:write',
  params: conversionParams,
  body: v.strictObject({
    external_id: externalId,
    amount: v.optional(v.pipe(amountInput, v.minValue(1, 'A refund is at least 1.'))),
    occurred_at: v.optional(instantInput),
  }),
  status: 201,
  reply: RecordedConversion,
  errors: [
    'conversion_not_found',
    'refund_exceeds_conversion',
    'refund_differs',
    'conversion_in_future',
  ],
})
