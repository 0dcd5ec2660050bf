import { Refusal } from '@goodword/contract/errors'
import type { Reply } from '@goodword/contract/operation'
import type { getPayoutBatch } from '@goodword/contract/payout-batches'
import { toInstant } from '@goodword/domain/dates'
import { type Effects, noEffects } from '@goodword/domain/effects/effects'
import type { Id } from '@goodword/domain/ids'
import type { Payout, PayoutBatch } from '@goodword/domain/payouts/payout'
import { batchMayBecome } from '@goodword/domain/payouts/payout-states'
import { noteDue } from '../agenda/note-due.ts'
import { noteAction } from '../audit-log/note-action.ts'
import { type Context, transaction, type Unit } from '../context.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { type LockedPayouts, lockBatch, lockPayouts, ofBatch } from './lock-payouts.ts'
import { batchBody, sumsOf } from './payout-body.ts'

/** What a step makes of a batch, and of each of its payouts. */
export type BatchStep = {
  readonly action: string
  readonly to: 'approved' | 'sent' | 'discarded'
  /** How the batch stands afterwards; refuses where it may not. */
  readonly change: (
    batch: PayoutBatch,
    at: string,
    locked: LockedPayouts,
    unit: Unit,
  ) => Promise<Partial<PayoutBatch>>
  readonly payout?: (effects: Effects, payout: Payout, rewards: LockedPayouts['rewards']) => Payout
}

/** Moves a batch one step on, with its payouts, and notes who did it. */
export function changeBatch(
  ctx: Context,
  id: Id<'pbt'>,
  step: BatchStep,
): Promise<Reply<typeof getPayoutBatch>> {
  return transaction(ctx, async (unit) => {
    const batch = await lockBatch(unit, ctx, id)
    // What was retried goes out with its batch, which is sent already.
    const isSentAgain = step.to === 'sent' && batch.state === 'sent'
    if (!isSentAgain && !batchMayBecome(batch.state, step.to)) {
      throw new Refusal('payout_batch_state', { reason: batch.state })
    }
    const at = toInstant(ctx.now)
    const locked = await lockPayouts(unit, ctx, ofBatch(id))
    const changed: PayoutBatch = {
      ...batch,
      ...(await step.change(batch, at, locked, unit)),
      state: step.to,
    }
    const effects = noEffects()
    const payouts = locked.payouts.map((payout) =>
      step.payout && payout.state === 'scheduled'
        ? step.payout(effects, payout, locked.rewards)
        : payout,
    )
    effects.payoutBatches.set(id, { row: changed, was: batch.state })
    storeEffects(unit, ctx.workspace.uuid, effects)
    noteDue(ctx, unit, effects)
    const body = batchBody(changed, sumsOf(payouts))
    noteAction(ctx, unit, {
      action: step.action,
      subject: id,
      before: batchBody(batch, sumsOf(locked.payouts)),
      after: body,
    })
    return body
  })
}
