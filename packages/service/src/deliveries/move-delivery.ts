import type { moveDelivery as operation } from '@goodword/contract/deliveries'
import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { toInstant } from '@goodword/domain/dates'
import { type Effects, noEffects } from '@goodword/domain/effects/effects'
import { uuidOf } from '@goodword/domain/ids'
import { moveReward } from '@goodword/domain/rewards/move-reward'
import { deliveryMayBecome } from '@goodword/domain/wallet/delivery-states'
import { redemptionMayBecome } from '@goodword/domain/wallet/redemption-states'
import { sql } from 'drizzle-orm'
import { type Context, transaction, type Unit } from '../context.ts'
import { toolsFor } from '../conversions/decide-in-book.ts'
import type { SettledRedemption } from '../effects/recorded.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { lockRedemption } from '../redemptions/redemption.ts'
import { settled } from '../redemptions/settle-redemption.ts'
import { lockReward } from '../rewards/lock-reward.ts'
import { announceDelivery, type Delivery, deliveryBody, lockDelivery } from './delivery.ts'

/**
 * Notes that a gift was sent, has arrived, or came back, and moves what it came by. The same again
 * changes nothing.
 */
export function moveDelivery(
  ctx: Context,
  { delivery_id, to, tracking }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  return transaction(ctx, async (unit) => {
    const delivery = await lockDelivery(unit, ctx.workspace.uuid, uuidOf(delivery_id))
    if (!delivery) throw new Refusal('delivery_not_found')
    if (delivery.state === to) return deliveryBody(ctx, delivery)
    if (!deliveryMayBecome(delivery.state, to)) {
      throw new Refusal('delivery_not_movable', { reason: delivery.state })
    }

    const at = toInstant(ctx.now)
    const effects = noEffects()
    const settledRedemptions = await passOn(ctx, unit, effects, delivery, to)
    announceDelivery(effects, toolsFor(ctx), delivery, to, at)
    const moved = {
      ...delivery,
      state: to,
      tracking: tracking ?? delivery.tracking,
      changedAt: at,
    }
    storeEffects(unit, ctx.workspace.uuid, effects, {
      movedDeliveries: [
        {
          id: delivery.uuid,
          state: to,
          was: delivery.state,
          tracking: moved.tracking,
          changed_at: at,
        },
      ],
      settledRedemptions,
    })
    return deliveryBody(ctx, moved)
  })
}

/** What a delivery means for what it came by: a reward that is sent is issued, one that arrives redeemed. */
async function passOn(
  ctx: Context,
  unit: Unit,
  effects: Effects,
  { rewardUuid, redemptionUuid }: Delivery,
  to: UseCaseInput<typeof operation>['to'],
): Promise<SettledRedemption[]> {
  const w = ctx.workspace.uuid
  const tools = toolsFor(ctx)
  const at = toInstant(ctx.now)
  if (rewardUuid !== null) {
    const reward = await lockReward(unit, w, sql`id = ${rewardUuid}::uuid`)
    if (to === 'sent' && reward?.state === 'available') {
      moveReward(effects, tools, reward, 'issued', at, 'sent')
    } else if (to === 'delivered' && reward?.state === 'issued') {
      moveReward(effects, tools, reward, 'redeemed', at, 'delivered')
    }
    return []
  }
  const redemption = await lockRedemption(unit, w, redemptionUuid!)
  if (to !== 'delivered' || !redemption) return []
  if (!redemptionMayBecome(redemption.state, 'fulfilled')) return []
  return [settled(effects, tools, redemption, { outcome: 'fulfilled', at })]
}
