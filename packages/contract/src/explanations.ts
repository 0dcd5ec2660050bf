import * as v from 'valibot'
import { id, instant, locale } from './fields.ts'
import { operation } from './operation.ts'
import { recipient, rewardKind } from './rewards.ts'
import { publishableKey } from './widget.ts'

/** What would have had to be otherwise: its kind, what it is about, and a text in the reader's language. */
const Finding = v.strictObject({
  kind: v.string(),
  parameters: v.record(v.string(), v.unknown()),
  text: v.string(),
})

const nearest = v.array(Finding)

/** What became of a gift in this decision. */
const giveResult = v.picklist(['granted', 'declined', 'kept', 'changed', 'taken_back', 'flagged'])

const reasonAndText = { reason: v.nullable(v.string()), text: v.nullable(v.string()) }

/** A receipt of a program's rules in words, whole: for the merchant's own staff. */
export const MerchantExplanation = v.strictObject({
  audience: v.literal('merchant'),
  about: v.literal('rules'),
  decision_id: id('dec'),
  program_id: id('prg'),
  program_version: v.number(),
  decided_at: instant,
  occasion: v.strictObject({ code: v.string(), text: v.string() }),
  attribution: v.strictObject({
    result: v.picklist(['attributed', 'followed', 'none']),
    text: v.string(),
    advocate_id: v.nullable(id('par')),
    /** Every claim, the losing ones with what they lacked. */
    claims: v.array(
      v.strictObject({
        claim_id: id('clm'),
        advocate_id: id('par'),
        result: v.picklist(['won', 'lost']),
        ...reasonAndText,
        nearest,
      }),
    ),
  }),
  risk: v.nullable(
    v.strictObject({
      result: v.picklist(['clear', 'review']),
      score: v.number(),
      signals: v.array(v.strictObject({ signal: v.string(), score: v.number(), text: v.string() })),
    }),
  ),
  referral: v.nullable(
    v.strictObject({
      from: v.nullable(v.string()),
      to: v.array(v.string()),
      ...reasonAndText,
    }),
  ),
  goal: v.nullable(v.strictObject({ passed: v.boolean(), nearest })),
  rules: v.array(
    v.strictObject({
      rule: v.string(),
      result: v.picklist(['passed', 'failed', 'not_concerned']),
      reason: v.nullable(v.string()),
      text: v.string(),
      /** The nearest change by which the rule would have passed. */
      nearest,
      gives: v.array(
        v.strictObject({
          recipient,
          participant_id: id('par'),
          kind: v.string(),
          amount: v.nullable(v.number()),
          asset: v.string(),
          result: giveResult,
          reason: v.nullable(v.string()),
          waits_for: v.nullable(v.string()),
          hold_until: v.nullable(instant),
          reward_id: v.nullable(id('rwd')),
          text: v.string(),
          nearest,
        }),
      ),
    }),
  ),
})

/** A receipt of a draw, a board, a credit by hand or an appeal in words, whole: who got what of it, and who did not. */
export const OtherExplanation = v.strictObject({
  audience: v.literal('merchant'),
  about: v.picklist(['draw', 'board', 'credit', 'appeal']),
  decision_id: id('dec'),
  program_id: id('prg'),
  program_version: v.number(),
  decided_at: instant,
  text: v.string(),
  /** What staff gave as their reason. */
  note: v.nullable(v.string()),
  lines: v.array(
    v.strictObject({
      participant_id: id('par'),
      rank: v.nullable(v.number()),
      kind: v.nullable(v.string()),
      amount: v.nullable(v.number()),
      asset: v.nullable(v.string()),
      result: v.nullable(v.picklist(['granted', 'declined'])),
      hold_until: v.nullable(instant),
      reason: v.nullable(v.string()),
      text: v.string(),
      nearest,
    }),
  ),
})

/**
 * A receipt as one customer may read it: their own rewards, and nothing of other people, of other claims or
 * of what we watch for. Reasons are sentences here, never codes.
 */
export const CustomerExplanation = v.strictObject({
  audience: v.literal('customer'),
  decision_id: id('dec'),
  decided_at: instant,
  /** As whom the customer has to do with it. */
  reader: recipient,
  is_being_checked: v.boolean(),
  text: v.string(),
  nearest,
  rewards: v.array(
    v.strictObject({
      kind: rewardKind,
      label: v.nullable(v.string()),
      amount: v.nullable(v.number()),
      asset: v.string(),
      result: giveResult,
      hold_until: v.nullable(instant),
      text: v.string(),
      nearest,
    }),
  ),
})

export const explainDecision = operation({
  id: 'explainDecision',
  method: 'GET',
  path: '/v1/decisions/{decision_id}/explanation',
  summary:
    'A receipt of any kind in words: why each rule paid or did not, and the nearest change by which it would have; who got what of a draw, a board, a credit or an appeal. For the merchant whole; with audience=customer, as that participant may read it.',
  tag: 'Decisions',
  auth: 'secret',
  scope: 'conversions:read',
  params: v.strictObject({ decision_id: id('dec') }),
  query: v.pipe(
    v.strictObject({
      audience: v.optional(
        v.picklist(['merchant', 'customer'], 'Use "merchant" or "customer".'),
        'merchant',
      ),
      participant_id: v.optional(id('par')),
      locale: v.optional(locale),
    }),
    v.forward(
      v.check(
        ({ audience, participant_id }) =>
          (audience === 'customer') === (participant_id !== undefined),
        'A customer is named by participant_id, and nobody else is.',
      ),
      ['participant_id'],
    ),
  ),
  status: 200,
  reply: v.variant('audience', [
    v.variant('about', [MerchantExplanation, OtherExplanation]),
    CustomerExplanation,
  ]),
  errors: ['decision_not_found'],
})

const localeQuery = v.strictObject({ locale: v.optional(locale) })

export const explainWidgetDecision = operation({
  id: 'explainWidgetDecision',
  method: 'GET',
  path: '/v1/widget/{publishable_key}/decisions/{decision_id}',
  summary: 'Why a decision came out as it did, as far as it concerns this customer.',
  tag: 'Widget',
  auth: 'customer',
  params: v.strictObject({ publishable_key: publishableKey, decision_id: id('dec') }),
  query: localeQuery,
  status: 200,
  reply: CustomerExplanation,
  errors: ['decision_not_found'],
})

export const explainWidgetReward = operation({
  id: 'explainWidgetReward',
  method: 'GET',
  path: '/v1/widget/{publishable_key}/rewards/{reward_id}/why',
  summary: 'Why this customer has a reward, or has it no more.',
  tag: 'Widget',
  auth: 'customer',
  params: v.strictObject({ publishable_key: publishableKey, reward_id: id('rwd') }),
  query: localeQuery,
  status: 200,
  reply: CustomerExplanation,
  errors: ['reward_not_found'],
})

export const explainWidgetReferral = operation({
  id: 'explainWidgetReferral',
  method: 'GET',
  path: '/v1/widget/{publishable_key}/referrals/{referral_id}/why',
  summary: 'What was decided about a referral of this customer and why, the newest first.',
  tag: 'Widget',
  auth: 'customer',
  params: v.strictObject({ publishable_key: publishableKey, referral_id: id('ref') }),
  query: localeQuery,
  status: 200,
  reply: v.strictObject({ data: v.array(CustomerExplanation) }),
  errors: ['referral_not_found'],
})
