import type { redeemCoupon as operation } from '@goodword/contract/coupons'
import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { toInstant } from '@goodword/domain/dates'
import { noEffects } from '@goodword/domain/effects/effects'
import { moveReward } from '@goodword/domain/rewards/move-reward'
import { sql } from 'drizzle-orm'
import { foldCode } from '../codes/fold-code.ts'
import { type Context, transaction } from '../context.ts'
import { toolsFor } from '../conversions/decide-in-book.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { lockReward } from '../rewards/lock-reward.ts'
import { rewardBody } from '../rewards/reward-body.ts'
import { couponStanding } from './coupon-standing.ts'

/** Redeems a coupon for one order, once. The same order again is told the same; another order is refused. */
export function redeemCoupon(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const code = foldCode(input.code)
  return transaction(ctx, async (unit) => {
    const reward = code && (await lockReward(unit, ctx.workspace.uuid, sql`coupon_code = ${code}`))
    if (!reward) throw new Refusal('coupon_not_found')
    if (reward.state === 'redeemed' && reward.reason === orderReason(input.order_id))
      return rewardBody(reward)

    const { reason } = couponStanding(reward, toInstant(ctx.now))
    if (reason !== null) throw new Refusal('coupon_not_redeemable', { reason })

    const effects = noEffects()
    const redeemed = moveReward(
      effects,
      toolsFor(ctx),
      reward,
      'redeemed',
      toInstant(ctx.now),
      orderReason(input.order_id),
    )
    storeEffects(unit, ctx.workspace.uuid, effects)
    return rewardBody(redeemed)
  })
}

/** What a redeemed coupon says of itself: for which order. */
function orderReason(orderId: string): string {
  return `order:${orderId}`
}
