import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { markRewardPaid as operation } from '@goodword/contract/rewards'
import { rows } from '@goodword/db/connect'
import { toInstant } from '@goodword/domain/dates'
import { noEffects } from '@goodword/domain/effects/effects'
import { uuidOf } from '@goodword/domain/ids'
import { isPayable, payAlone } from '@goodword/domain/payouts/move-payout'
import type { Reward } from '@goodword/domain/rewards/reward'
import { sql } from 'drizzle-orm'
import { noteAction } from '../audit-log/note-action.ts'
import { type Context, transaction, type Unit } from '../context.ts'
import { toolsFor } from '../conversions/decide-in-book.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { lockReward } from './lock-reward.ts'
import { rewardBody } from './reward-body.ts'

/** Notes that an available cash reward was paid out: a payout of one. Noting it again changes nothing. */
export function markRewardPaid(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  return transaction(ctx, async (unit) => {
    const reward = await lockReward(
      unit,
      ctx.workspace.uuid,
      sql`id = ${uuidOf(input.reward_id)}::uuid`,
    )
    if (!reward) throw new Refusal('reward_not_found')
    if (reward.kind === 'cash' && reward.paid_at !== null) return rewardBody(reward)
    if (reward.kind !== 'cash' || !isPayable(reward)) throw new Refusal('reward_not_payable')
    if (await isInPayout(unit, ctx, reward)) throw new Refusal('reward_in_payout')

    const effects = noEffects()
    payAlone(effects, toolsFor(ctx), reward, toInstant(ctx.now), input.reference ?? null)
    storeEffects(unit, ctx.workspace.uuid, effects)
    const paid = effects.rewards.get(reward.id)!.row
    noteAction(ctx, unit, {
      action: 'reward.marked_paid',
      subject: reward.id,
      before: rewardBody(reward),
      after: rewardBody(paid),
    })
    return rewardBody(paid)
  })
}

async function isInPayout(unit: Unit, ctx: Context, reward: Reward): Promise<boolean> {
  const found = await rows(
    unit.tx,
    sql`select 1 from payout_items where workspace_id = ${ctx.workspace.uuid}::uuid
      and reward_id = ${uuidOf(reward.id)}::uuid and is_live`,
  )
  return found.length > 0
}
