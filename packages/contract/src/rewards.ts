import { recipients } from '@goodword/domain/rewards/recipients'
import { type RewardKind, rewardKinds } from '@goodword/domain/rewards/reward-kinds'
import { line, paragraph } from '@goodword/domain/text'
import * as v from 'valibot'
import { id, instant, listQuery, page } from './fields.ts'
import { operation } from './operation.ts'

export const rewardState = v.picklist([
  'held',
  'available',
  'issued',
  'redeemed',
  'cancelled',
  'reversed',
  'expired',
])
export const rewardKind = v.picklist(Object.keys(rewardKinds) as RewardKind[])
export const recipient = v.picklist(recipients)

/** A promise of value to a participant, where it stands and why. */
export const Reward = v.strictObject({
  id: id('rwd'),
  program_id: id('prg'),
  program_version: v.number(),
  participant_id: id('par'),
  recipient,
  rule: v.string(),
  cause: v.string(),
  /** Which part it is, counted from 1, where the gift comes in parts. */
  instalment: v.number(),
  kind: rewardKind,
  amount: v.number(),
  asset: v.string(),
  state: rewardState,
  reason: v.nullable(v.string()),
  is_under_review: v.boolean(),
  referral_id: v.nullable(id('ref')),
  conversion_id: v.nullable(id('cnv')),
  decision_id: id('dec'),
  coupon_code: v.nullable(v.string()),
  /** Whom a donation goes to, by the name that the program has for them. */
  beneficiary: v.nullable(v.string()),
  /** Multipliers in the amount, as they were when it was granted. */
  boosts: v.array(v.strictObject({ boost: v.string(), multiplier_basis_points: v.number() })),
  /** Between how many things its recipient may choose, and which they chose; null where there is no choice. */
  choice: v.nullable(
    v.strictObject({ options: v.array(v.number()), chosen: v.nullable(v.number()) }),
  ),
  created_at: instant,
  hold_until: v.nullable(instant),
  available_at: v.nullable(instant),
  issued_at: v.nullable(instant),
  redeemed_at: v.nullable(instant),
  paid_at: v.nullable(instant),
  expires_at: v.nullable(instant),
  ended_at: v.nullable(instant),
})

export const listRewards = operation({
  id: 'listRewards',
  method: 'GET',
  path: '/v1/rewards',
  summary: 'Rewards, newest first; those of one participant, or in one state, where asked.',
  tag: 'Rewards',
  auth: 'secret',
  scope: 'rewards:read',
  query: v.strictObject({
    ...listQuery,
    participant_id: v.optional(id('par')),
    state: v.optional(rewardState),
  }),
  status: 200,
  reply: page(Reward),
})

const rewardParams = v.strictObject({ reward_id: id('rwd') })

export const getReward = operation({
  id: 'getReward',
  method: 'GET',
  path: '/v1/rewards/{reward_id}',
  summary: 'One reward; decision_id leads to its receipt.',
  tag: 'Rewards',
  auth: 'secret',
  scope: 'rewards:read',
  params: rewardParams,
  status: 200,
  reply: Reward,
  errors: ['reward_not_found'],
})

export const takeBackReward = operation({
  id: 'takeBackReward',
  method: 'POST',
  path: '/v1/rewards/{reward_id}/take-back',
  summary:
    'Take back what staff gave by hand, as a credit or for an appeal. Of points that were spent what is left goes, or all of it where the program lets a balance fall below zero.',
  tag: 'Rewards',
  auth: 'secret',
  scope: 'rewards:write',
  params: rewardParams,
  /** Why; for the audit log. */
  body: v.strictObject({ note: paragraph(500) }),
  status: 200,
  reply: Reward,
  errors: ['reward_not_found', 'reward_not_by_hand', 'reward_in_payout'],
})

export const markRewardPaid = operation({
  id: 'markRewardPaid',
  method: 'POST',
  path: '/v1/rewards/{reward_id}/mark-paid',
  summary: 'Note that an available cash reward was paid out: it becomes issued.',
  tag: 'Rewards',
  auth: 'secret',
  scope: 'rewards:write',
  params: rewardParams,
  body: v.strictObject({ reference: v.optional(line(200)) }),
  status: 200,
  reply: Reward,
  errors: ['reward_not_found', 'reward_not_payable', 'reward_in_payout'],
})
