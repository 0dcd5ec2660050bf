import type { Instant } from '../conversions/conversion-facts.ts'
import type { Effects, Tools } from '../effects/effects.ts'
import { tell } from '../effects/gather.ts'
import type { Id } from '../ids.ts'
import { moveReward, payReward } from '../rewards/move-reward.ts'
import type { Reward } from '../rewards/reward.ts'
import { rewardKinds } from '../rewards/reward-kinds.ts'
import type { Payout, PayoutFailure, ProviderKind } from './payout.ts'
import { type PayoutState, payoutMayBecome } from './payout-states.ts'

type Rewards = ReadonlyMap<Id<'rwd'>, Reward>

/** Whether a reward is to be transferred and has not been: cash that is available, a donation that was made. */
export function isPayable({ kind, state, paid_at, is_under_review }: Reward): boolean {
  // What staff may yet take back does not leave.
  if (is_under_review) return false
  const way = rewardKinds[kind].leaves
  if (way === 'with_issue') return state === 'available'
  return way === 'after_issue' && state === 'issued' && paid_at === null
}

/** Schedules a payout. */
export function schedulePayout(effects: Effects, payout: Payout): Payout {
  effects.payouts.set(payout.id, { row: payout, was: null })
  return payout
}

/**
 * Sends a payout through a provider: from here on its cash counts as issued. Never another amount than was approved: where
 * one of its rewards was taken back or has changed since, the payout fails and the rest is payable again.
 */
export function sendPayout(
  effects: Effects,
  tools: Tools,
  payout: Payout,
  rewards: Rewards,
  at: Instant,
  provider: ProviderKind,
): Payout {
  const isAsScheduled = payout.items.every(({ reward_id, amount }) => {
    const reward = rewards.get(reward_id)!
    return isPayable(reward) && reward.amount === amount
  })
  if (!isAsScheduled) return failPayout(effects, tools, payout, rewards, at, 'reward_changed')

  for (const { reward_id } of payout.items) {
    const reward = rewards.get(reward_id)!
    if (leavesWithIssue(reward)) {
      moveReward(effects, tools, reward, 'issued', at, payout.reference)
    }
  }
  return move(effects, tools, payout, 'sent', at, { provider, sent_at: at, call_at: at })
}

/** Settles a payout: what stands of its rewards is paid. What was reversed on the way stays reversed. */
export function settlePayout(
  effects: Effects,
  tools: Tools,
  payout: Payout,
  rewards: Rewards,
  at: Instant,
  reference: string | null = payout.reference,
): Payout {
  for (const { reward_id } of payout.items) {
    const reward = current(effects, rewards, reward_id)
    if (reward.state === 'issued' && reward.amount > 0) {
      payReward(effects, tools, reward, at, payout.id)
    }
  }
  return move(effects, tools, payout, 'settled', at, { settled_at: at, reference, call_at: null })
}

/** Notes that a transfer came to nothing: what stands of its rewards is payable again. */
export function failPayout(
  effects: Effects,
  tools: Tools,
  payout: Payout,
  rewards: Rewards,
  at: Instant,
  reason: PayoutFailure,
): Payout {
  for (const { reward_id } of payout.items) {
    const reward = current(effects, rewards, reward_id)
    if (payout.state === 'sent' && reward.state === 'issued' && leavesWithIssue(reward)) {
      moveReward(effects, tools, reward, 'available', at, 'payout_failed')
    }
  }
  return move(effects, tools, payout, 'failed', at, { failed_at: at, reason, call_at: null })
}

/** Notes that one reward was paid by itself, outside of any batch: scheduled, sent and settled at once. */
export function payAlone(
  effects: Effects,
  tools: Tools,
  reward: Reward,
  at: Instant,
  reference: string | null,
): Payout {
  const rewards = new Map([[reward.id, reward]])
  const scheduled = schedulePayout(effects, {
    id: tools.newId('pay'),
    batch_id: null,
    participant_id: reward.participant_id,
    program_id: null,
    beneficiary: null,
    items: [{ reward_id: reward.id, amount: reward.amount }],
    amount: reward.amount,
    asset: reward.asset,
    state: 'scheduled',
    reason: null,
    reference,
    provider: 'manual',
    attempt: 1,
    retries: null,
    calls: 0,
    scheduled_at: at,
    sent_at: null,
    settled_at: null,
    failed_at: null,
    call_at: null,
  })
  const sent = sendPayout(effects, tools, scheduled, rewards, at, 'manual')
  return settlePayout(effects, tools, sent, rewards, at)
}

/**
 * Another attempt for a payout that failed: with what is still payable, in no other payout, and worth no
 * more than it was; undefined where nothing of it is.
 */
export function retryOf(
  failed: Payout,
  rewards: Rewards,
  taken: ReadonlySet<Id<'rwd'>>,
  made: { readonly id: Id<'pay'>; readonly at: Instant },
): Payout | undefined {
  const items = failed.items.flatMap(({ reward_id, amount }) => {
    const reward = rewards.get(reward_id)!
    const isStill = isPayable(reward) && !taken.has(reward_id) && reward.amount > 0
    return isStill && reward.amount <= amount ? [{ reward_id, amount: reward.amount }] : []
  })
  if (items.length === 0) return undefined
  return {
    ...failed,
    id: made.id,
    items,
    amount: items.reduce((sum, { amount }) => sum + amount, 0),
    state: 'scheduled',
    reason: null,
    reference: null,
    attempt: failed.attempt + 1,
    retries: failed.id,
    calls: 0,
    scheduled_at: made.at,
    sent_at: null,
    settled_at: null,
    failed_at: null,
    call_at: null,
  }
}

/** Notes what the provider answered, or when it is to be called again. */
export function noteCall(
  effects: Effects,
  payout: Payout,
  change: Partial<Pick<Payout, 'reference' | 'calls' | 'call_at'>>,
): Payout {
  const noted: Payout = { ...payout, ...change }
  effects.payouts.set(payout.id, { row: noted, was: payout.state })
  return noted
}

function leavesWithIssue({ kind }: Reward): boolean {
  return rewardKinds[kind].leaves === 'with_issue'
}

/** A reward as the effects have it by now. */
function current(effects: Effects, rewards: Rewards, id: Id<'rwd'>): Reward {
  return effects.rewards.get(id)?.row ?? rewards.get(id)!
}

function move(
  effects: Effects,
  tools: Tools,
  payout: Payout,
  to: Exclude<PayoutState, 'scheduled'>,
  at: Instant,
  change: Partial<Payout>,
): Payout {
  if (!payoutMayBecome(payout.state, to)) {
    throw new Error(`a payout that is ${payout.state} cannot become ${to}`)
  }
  const moved = { ...payout, ...change, state: to } as Payout
  const noted = effects.payouts.get(payout.id)
  effects.payouts.set(payout.id, { row: moved, was: noted ? noted.was : payout.state })
  tell(effects, tools, `payout.${to}`, payout.id, at, {
    payout_id: moved.id,
    batch_id: moved.batch_id,
    participant_id: moved.participant_id,
    program_id: moved.program_id,
    beneficiary: moved.beneficiary,
    amount: moved.amount,
    asset: moved.asset,
    attempt: moved.attempt,
    reference: moved.reference,
    reason: moved.reason,
    reward_ids: moved.items.map(({ reward_id }) => reward_id),
  })
  return moved
}
