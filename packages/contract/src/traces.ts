import * as v from 'valibot'
import { id, instant } from './fields.ts'
import { operation } from './operation.ts'
import { referralState } from './referrals.ts'
import { rewardKind, rewardState } from './rewards.ts'
import { channel } from './shares.ts'
import { publishableKey } from './widget.ts'

/** One thing that happened, with its id and what there is to say of it. */
const Step = v.strictObject({
  at: instant,
  kind: v.picklist([
    'share',
    'click',
    'claim',
    'claim_by_hand',
    'referral',
    'conversion',
    'refund',
    'decision',
    'review',
    'reward',
    'posting',
    'appeal',
  ]),
  id: v.string(),
  data: v.record(v.string(), v.unknown()),
})

/** All that led from a share to a reward, in order. */
export const Trace = v.strictObject({
  referral_id: v.nullable(id('ref')),
  program_id: id('prg'),
  advocate_id: v.nullable(id('par')),
  friend_id: v.nullable(id('par')),
  state: v.nullable(referralState),
  reason: v.nullable(v.string()),
  steps: v.array(Step),
})

export const getTrace = operation({
  id: 'getTrace',
  method: 'GET',
  path: '/v1/traces/{subject_id}',
  summary:
    'One trace from share to reward, of a referral, a claim or a reward: clicks with why one did not count, conversions, decisions, rewards, postings and appeals, in order.',
  tag: 'Traces',
  auth: 'secret',
  scope: 'conversions:read',
  params: v.strictObject({
    subject_id: v.union(
      [id('ref'), id('clm'), id('rwd')],
      'Give the id of a referral, a claim or a reward.',
    ),
  }),
  status: 200,
  reply: Trace,
  errors: ['trace_not_found'],
})

/** A step as one of the two people may see it: what they did themselves, how far it came, and what is theirs. */
export const WidgetStep = v.variant('kind', [
  /**
   * The share that brought the friend, by the channel of the link that they opened. `is_last`: it is only the last
   * one before they came, and which of them did is not recorded.
   */
  v.strictObject({
    kind: v.literal('shared'),
    at: instant,
    channel,
    is_last: v.boolean(),
  }),
  v.strictObject({ kind: v.literal('opened'), at: instant, channel: v.nullable(channel) }),
  v.strictObject({ kind: v.literal('claimed_by_hand'), at: instant, claim_id: id('clm') }),
  v.strictObject({ kind: v.literal('began'), at: instant }),
  /** The friend did something that may count. */
  v.strictObject({ kind: v.literal('acted'), at: instant, type: v.string() }),
  v.strictObject({
    kind: v.literal('reward'),
    at: instant,
    reward_id: id('rwd'),
    reward_kind: rewardKind,
    amount: v.number(),
    asset: v.string(),
    state: rewardState,
  }),
  v.strictObject({
    kind: v.literal('appeal'),
    at: instant,
    appeal_id: id('apl'),
    state: v.picklist(['open', 'upheld', 'rejected']),
  }),
])

export const traceWidgetReferral = operation({
  id: 'traceWidgetReferral',
  method: 'GET',
  path: '/v1/widget/{publishable_key}/referrals/{referral_id}/trace',
  summary:
    'How a referral of this customer came about and how far it is, as far as they may see it.',
  tag: 'Widget',
  auth: 'customer',
  params: v.strictObject({ publishable_key: publishableKey, referral_id: id('ref') }),
  status: 200,
  reply: v.strictObject({
    referral_id: id('ref'),
    /** The friend, masked. */
    friend_name: v.nullable(v.string()),
    state: referralState,
    steps: v.array(WidgetStep),
  }),
  errors: ['referral_not_found'],
})
