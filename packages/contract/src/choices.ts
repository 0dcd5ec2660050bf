import * as v from 'valibot'
import { id } from './fields.ts'
import { operation } from './operation.ts'
import { Reward, rewardKind } from './rewards.ts'
import { publishableKey, WidgetReward } from './widget.ts'

/** One of the things between which a recipient may choose. */
const Option = v.strictObject({
  /** What to send when it is chosen. */
  option: v.number(),
  kind: rewardKind,
  amount: v.number(),
  asset: v.string(),
  /** The merchant's name for it, by language; in the widget the reader's own. */
  label: v.nullable(v.record(v.string(), v.string())),
  /** How many there are left; null where it never runs out. */
  left: v.nullable(v.number()),
})

const Options = v.strictObject({
  reward_id: id('rwd'),
  /** What was chosen; null while nothing was. */
  chosen: v.nullable(v.number()),
  options: v.array(Option),
})

const rewardParams = { reward_id: id('rwd') }
const body = v.strictObject({
  option: v.pipe(
    v.number('Give the number of an option.'),
    v.integer('Give the number of an option.'),
    v.minValue(0, 'Give the number of an option.'),
    v.maxValue(7, 'Give the number of an option.'),
  ),
})

export const listRewardOptions = operation({
  id: 'listRewardOptions',
  method: 'GET',
  path: '/v1/rewards/{reward_id}/options',
  summary: 'Between what the recipient of a reward may choose, and how much of each is left.',
  tag: 'Rewards',
  auth: 'secret',
  scope: 'rewards:read',
  params: v.strictObject(rewardParams),
  status: 200,
  reply: Options,
  errors: ['reward_not_found'],
})

export const chooseReward = operation({
  id: 'chooseReward',
  method: 'POST',
  path: '/v1/rewards/{reward_id}/choose',
  summary:
    "Choose on the recipient's behalf: the reward becomes what was chosen. Choosing the same again changes nothing.",
  tag: 'Rewards',
  auth: 'secret',
  scope: 'rewards:write',
  params: v.strictObject(rewardParams),
  body,
  status: 200,
  reply: Reward,
  errors: [
    'reward_not_found',
    'reward_not_choosable',
    'option_not_found',
    'option_out_of_stock',
    'option_over_limit',
    'option_over_budget',
  ],
})

export const listWidgetRewardOptions = operation({
  id: 'listWidgetRewardOptions',
  method: 'GET',
  path: '/v1/widget/{publishable_key}/rewards/{reward_id}/options',
  summary: 'Between what this customer may choose, and how much of each is left.',
  tag: 'Widget',
  auth: 'customer',
  params: v.strictObject({ publishable_key: publishableKey, ...rewardParams }),
  status: 200,
  reply: Options,
  errors: ['reward_not_found'],
})

export const chooseWidgetReward = operation({
  id: 'chooseWidgetReward',
  method: 'POST',
  path: '/v1/widget/{publishable_key}/rewards/{reward_id}/choose',
  summary: 'This customer chooses: the reward becomes what was chosen.',
  tag: 'Widget',
  auth: 'customer',
  params: v.strictObject({ publishable_key: publishableKey, ...rewardParams }),
  body,
  status: 200,
  reply: v.pick(WidgetReward, ['id', 'kind', 'amount', 'asset', 'state']),
  errors: [
    'reward_not_found',
    'reward_not_choosable',
    'option_not_found',
    'option_out_of_stock',
    'option_over_limit',
    'option_over_budget',
  ],
})
