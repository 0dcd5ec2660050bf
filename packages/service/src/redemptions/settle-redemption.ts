import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { settleRedemption as operation } from '@goodword/contract/redemptions'
import { toInstant } from '@goodword/domain/dates'
import { type Effects, noEffects, type Tools } from '@goodword/domain/effects/effects'
import { toId, uuidOf } from '@goodword/domain/ids'
import { knowLots } from '@goodword/domain/wallet/move-lots'
import {
  type RedemptionState,
  redemptionMayBecome,
} from '@goodword/domain/wallet/redemption-states'
import { giveBackSpent } from '@goodword/domain/wallet/spend'
import { noteDue } from '../agenda/note-due.ts'
import { type Context, transaction, type Unit } from '../context.ts'
import { toolsFor } from '../conversions/decide-in-book.ts'
import type { SettledRedemption } from '../effects/recorded.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { effectsOwing } from '../wallet/effects-owing.ts'
import { readLotsById } from '../wallet/read-lots.ts'
import { announceRedemption } from './announce-redemption.ts'
import { lockRedemption, type Redemption, redemptionBody } from './redemption.ts'

/** Says by hand how a redemption ended. The same again changes nothing. */
export function settleRedemption(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  return transaction(ctx, async (unit) => {
    const redemption = await lockRedemption(unit, ctx.workspace.uuid, uuidOf(input.redemption_id))
    if (!redemption) throw new Refusal('redemption_not_found')
    if (redemption.state === input.outcome) return redemptionBody(redemption)
    // A gift on its way ends where it arrives.
    const isSent = redemption.deliveryState === 'sent' || redemption.deliveryState === 'delivered'
    if (isSent || !redemptionMayBecome(redemption.state, input.outcome)) {
      throw new Refusal('redemption_settled')
    }
    return redemptionBody(
      await settle(ctx, unit, redemption, {
        outcome: input.outcome,
        reason: input.reason ?? null,
        reference: input.reference ?? null,
      }),
    )
  })
}

export type Ending = {
  readonly outcome: Exclude<RedemptionState, 'pending'>
  readonly reason?: string | null
  readonly reference?: string | null
}

/** Ends a redemption that is pending and locked. One that failed gives everything back: points and stock. */
export async function settle(
  ctx: Context,
  unit: Unit,
  redemption: Redemption,
  ending: Ending,
): Promise<Redemption> {
  const tools = toolsFor(ctx)
  const at = toInstant(ctx.now)
  const hasFailed = ending.outcome === 'failed'
  const effects = hasFailed ? await giveBack(ctx, unit, tools, redemption, at) : noEffects()
  const done = settled(effects, tools, redemption, { ...ending, at })
  const isOpen = hasFailed && redemption.deliveryUuid !== null
  storeEffects(unit, ctx.workspace.uuid, effects, {
    settledRedemptions: [done],
    stockChanges: hasFailed ? [{ id: redemption.itemUuid, change: -1 }] : [],
    movedDeliveries: isOpen
      ? [
          {
            id: redemption.deliveryUuid!,
            state: 'cancelled',
            was: redemption.deliveryState!,
            tracking: null,
            changed_at: at,
          },
        ]
      : [],
  })
  noteDue(ctx, unit, effects)
  return {
    ...redemption,
    state: done.state,
    reason: done.reason,
    reference: done.reference,
    settledAt: at,
    deliveryState: isOpen ? 'cancelled' : redemption.deliveryState,
  }
}

/** The row and the event of a redemption that ends. */
export function settled(
  effects: Effects,
  tools: Tools,
  redemption: Redemption,
  { outcome, reason = null, reference = null, at }: Ending & { readonly at: string },
): SettledRedemption {
  announceRedemption(effects, tools, { ...redemption, reason }, outcome, at)
  return { id: redemption.uuid, state: outcome, reason, reference, settled_at: at }
}

async function giveBack(
  ctx: Context,
  unit: Unit,
  tools: Tools,
  redemption: Redemption,
  at: string,
): Promise<Effects> {
  const effects = await effectsOwing(unit, ctx.workspace.uuid, [redemption.participantUuid])
  const uuids = redemption.parts.map(({ lot_id }) => uuidOf(lot_id))
  const lots = await readLotsById(unit.tx, ctx.workspace.uuid, uuids)
  knowLots(effects, lots)
  const byId = new Map(lots.map((lot) => [lot.id, lot]))
  giveBackSpent(effects, tools, byId, redemption.parts, toId('rdm', redemption.uuid), at)
  return effects
}
