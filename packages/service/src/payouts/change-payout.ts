import { Refusal } from '@goodword/contract/errors'
import { toInstant } from '@goodword/domain/dates'
import { type Effects, noEffects } from '@goodword/domain/effects/effects'
import type { Id } from '@goodword/domain/ids'
import { failPayout, settlePayout } from '@goodword/domain/payouts/move-payout'
import type { Payout } from '@goodword/domain/payouts/payout'
import { noteAction } from '../audit-log/note-action.ts'
import { type Context, transaction, type Unit } from '../context.ts'
import { toolsFor } from '../conversions/decide-in-book.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { type LockedPayouts, lockPayout } from './lock-payouts.ts'
import { payoutBody } from './payout-body.ts'

/** What became of a transfer, as a person or the bank's file tells it. */
export type PayoutResult =
  | { readonly kind: 'settled'; readonly reference?: string | undefined }
  | { readonly kind: 'failed'; readonly reason: string }

/** One payout's result, noted in a transaction of its own. */
export function changePayout(ctx: Context, id: Id<'pay'>, result: PayoutResult): Promise<Payout> {
  return transaction(ctx, async (unit) => {
    const { payout, rewards } = await lockPayout(unit, ctx, id)
    const effects = noEffects()
    const changed = enterResult(ctx, unit, effects, payout, rewards, result)
    storeEffects(unit, ctx.workspace.uuid, effects)
    return changed
  })
}

/**
 * Enters what became of a sent payout. The same again changes nothing; something else than is noted
 * already is refused, and so is a result of what was never sent.
 */
export function enterResult(
  ctx: Context,
  unit: Unit,
  effects: Effects,
  payout: Payout,
  rewards: LockedPayouts['rewards'],
  result: PayoutResult,
): Payout {
  if (payout.state === result.kind) return payout
  if (payout.state !== 'sent') throw new Refusal('payout_state', { reason: payout.state })
  const at = toInstant(ctx.now)
  const tools = toolsFor(ctx)
  const changed =
    result.kind === 'settled'
      ? settlePayout(effects, tools, payout, rewards, at, result.reference)
      : failPayout(effects, tools, payout, rewards, at, result.reason)
  noteAction(ctx, unit, {
    action: `payout.${result.kind}`,
    subject: payout.id,
    before: payoutBody(payout),
    after: payoutBody(changed),
  })
  return changed
}
