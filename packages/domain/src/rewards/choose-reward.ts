import type { Instant, MeterUse } from '../conversions/conversion-facts.ts'
import type { Effects, Tools } from '../effects/effects.ts'
import { meter, tell, total } from '../effects/gather.ts'
import { postingForChange } from '../ledger/posting.ts'
import type { Give } from '../programs/document.ts'
import { openDelivery } from '../wallet/open-delivery.ts'
import { moveReward } from './move-reward.ts'
import type { Reward } from './reward.ts'
import { rewardKinds } from './reward-kinds.ts'

/** What somebody chose: which give of the rule, and what it takes of its stock. */
export type Chosen = {
  readonly option: number
  readonly give: Give
  readonly amount: number
  readonly stock: MeterUse | undefined
  /** What it uses of limits on value, budget and guard; left out where there are none. */
  readonly bounds?: readonly MeterUse[]
}

/** Whether a reward still waits for its recipient to choose. */
export function mayChoose({ kind, state }: Pick<Reward, 'kind' | 'state'>): boolean {
  return kind === 'choice' && (state === 'held' || state === 'available')
}

/**
 * Makes a reward what its recipient chose: what was promised in its stead goes back, the chosen thing is
 * promised, and if nothing holds it any more it is issued.
 */
export function chooseReward(
  effects: Effects,
  tools: Tools,
  reward: Reward,
  { option, give, amount, stock, bounds = [] }: Chosen,
  at: Instant,
): Reward {
  if (!mayChoose(reward)) throw new Error(`a reward that is ${reward.state} cannot be chosen`)
  const used = stock ? [...bounds, stock] : bounds
  const chosen: Reward = {
    ...reward,
    kind: give.kind,
    amount,
    asset: give.value.asset,
    label: give.label ?? null,
    valid_days: give.valid_days ?? null,
    valid_months: give.valid_months ?? null,
    beneficiary: give.beneficiary ?? null,
    needs_address: give.address === true,
    meters: [...reward.meters, ...used],
    choice: { options: reward.choice!.options, chosen: option },
  }
  effects.rewards.set(reward.id, { row: chosen, was: reward.state, wasAmount: reward.amount })
  post(effects, tools, reward, 0, at)
  post(effects, tools, { ...chosen, amount: 0 }, amount, at)
  meter(effects, reward.program_id, reward.participant_id, used, 1)
  count(effects, tools, reward, 'value_taken_back', at)
  count(effects, tools, chosen, 'value_promised', at)
  tell(effects, tools, 'reward.chosen', reward.id, at, {
    reward_id: reward.id,
    program_id: reward.program_id,
    participant_id: reward.participant_id,
    option,
    kind: chosen.kind,
    amount,
    asset: chosen.asset,
  })
  if (chosen.state === 'available' && chosen.needs_address) openDelivery(effects, tools, chosen, at)
  const isIssued = chosen.state === 'available' && rewardKinds[chosen.kind].issues === 'by_itself'
  return isIssued ? moveReward(effects, tools, chosen, 'issued', at) : chosen
}

function post(effects: Effects, tools: Tools, from: Reward, amount: number, at: Instant): void {
  const posting = postingForChange(from, from.state, amount)!
  const row = { id: tools.newId('pst'), reward_id: from.id, cause: null, posted_at: at }
  effects.postings.push({ ...posting, ...row })
}

function count(
  effects: Effects,
  tools: Tools,
  { program_id, amount, asset }: Reward,
  metric: 'value_promised' | 'value_taken_back',
  at: Instant,
): void {
  total(effects, tools, program_id, metric, at, amount, asset)
}
