import type { Instant } from '../conversions/conversion-facts.ts'
import type { Id } from '../ids.ts'
import type { Reward } from '../rewards/reward.ts'
import { rewardKinds } from '../rewards/reward-kinds.ts'
import { isPayable } from './move-payout.ts'
import type { Payout, PayoutItem, PayoutRecipient } from './payout.ts'

// Beyond this the amount would leave what one posting or payout may hold.
const AMOUNT_MAX = 1_000_000_000_000

/**
 * One payout for each recipient and asset, of all that is payable among the rewards. Donations of a
 * program to one beneficiary go together, whoever they were made in the name of.
 */
export function gatherPayouts(
  rewards: readonly Reward[],
  made: {
    readonly newId: (kind: 'pay') => Id<'pay'>
    readonly batchId: Id<'pbt'>
    readonly at: Instant
  },
): Payout[] {
  const groups: { key: string; recipient: PayoutRecipient; asset: string; items: PayoutItem[] }[] =
    []
  const open = new Map<string, { items: PayoutItem[]; amount: number }>()
  for (const reward of rewards) {
    if (!isPayable(reward) || reward.amount === 0) continue
    const recipient = recipientOf(reward)
    const key = `${recipient.participant_id ?? `${recipient.program_id}|${recipient.beneficiary}`}|${reward.asset}`
    const group = open.get(key)
    const item = { reward_id: reward.id, amount: reward.amount }
    if (group && group.amount + reward.amount <= AMOUNT_MAX) {
      group.items.push(item)
      group.amount += reward.amount
      continue
    }
    const items = [item]
    groups.push({ key, recipient, asset: reward.asset, items })
    open.set(key, { items, amount: reward.amount })
  }
  return groups.map(({ recipient, asset, items }) => ({
    ...recipient,
    id: made.newId('pay'),
    batch_id: made.batchId,
    items,
    amount: items.reduce((sum, { amount }) => sum + amount, 0),
    asset,
    state: 'scheduled',
    reason: null,
    reference: null,
    provider: 'manual',
    attempt: 1,
    retries: null,
    calls: 0,
    scheduled_at: made.at,
    sent_at: null,
    settled_at: null,
    failed_at: null,
    call_at: null,
  }))
}

function recipientOf(reward: Reward): PayoutRecipient {
  const { beneficiary } = reward
  if (rewardKinds[reward.kind].leaves === 'after_issue' && beneficiary !== null) {
    return { participant_id: null, program_id: reward.program_id, beneficiary }
  }
  return { participant_id: reward.participant_id, program_id: null, beneficiary: null }
}
