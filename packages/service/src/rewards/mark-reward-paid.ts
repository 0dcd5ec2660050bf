import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { markRewardPaid as operation } from '@goodword/contract/rewards'
import { toInstant } from '@goodword/domain/dates'
import { noEffects } from '@goodword/domain/effects/effects'
import { uuidOf } from '@goodword/domain/ids'
import { moveReward } from '@goodword/domain/rewards/move-reward'
import { sql } from 'drizzle-orm'
import { type Context, transaction } from '../context.ts'
import { toolsFor } from '../conversions/decide-in-book.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { lockReward } from './lock-reward.ts'
import { rewardBody } from './reward-body.ts'

/** Notes that an available cash reward was paid out. Noting it again changes nothing. */
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
    if (reward.kind === 'cash' && reward.state === 'issued') return rewardBody(reward)
    if (reward.kind !== 'cash' || reward.state !== 'available')
      throw new Refusal('reward_not_payable')

    const effects = noEffects()
    const paid = moveReward(
      effects,
      toolsFor(ctx),
      reward,
      'issued',
      toInstant(ctx.now),
      input.reference ?? null,
    )
    storeEffects(unit, ctx.workspace.uuid, effects)
    return rewardBody(paid)
  })
}
