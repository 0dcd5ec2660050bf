import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { retryPayout as operation } from '@goodword/contract/payouts'
import { rows } from '@goodword/db/connect'
import { toInstant } from '@goodword/domain/dates'
import { noEffects } from '@goodword/domain/effects/effects'
import { type Id, toId, uuidOf } from '@goodword/domain/ids'
import { retryOf, schedulePayout } from '@goodword/domain/payouts/move-payout'
import type { Payout } from '@goodword/domain/payouts/payout'
import { sql } from 'drizzle-orm'
import { noteAction } from '../audit-log/note-action.ts'
import { type Context, transaction, type Unit } from '../context.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { lockPayout } from './lock-payouts.ts'
import { payoutBody } from './payout-body.ts'

/**
 * Schedules another attempt for a payout that failed on its way, with what of it is still payable. It
 * was approved with its batch and never comes to more; it goes out when the batch is sent again.
 */
export function retryPayout(
  ctx: Context,
  { payout_id }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  return transaction(ctx, async (unit) => {
    const { payout, rewards } = await lockPayout(unit, ctx, payout_id)
    // What failed before it was sent belongs to a batch that was given up, or was changed since.
    const isRetriable = payout.state === 'failed' && payout.sent_at !== null
    if (!isRetriable || payout.batch_id === null) {
      throw new Refusal('payout_state', { reason: payout.state })
    }
    const taken = await takenElsewhere(unit, ctx, payout)
    const again = retryOf(payout, rewards, taken, {
      id: ctx.server.newId('pay'),
      at: toInstant(ctx.now),
    })
    if (!again) throw new Refusal('nothing_to_pay')
    const effects = noEffects()
    schedulePayout(effects, again)
    storeEffects(unit, ctx.workspace.uuid, effects)
    noteAction(ctx, unit, {
      action: 'payout.retried',
      subject: payout.id,
      before: payoutBody(payout),
      after: payoutBody(again),
    })
    return payoutBody(again)
  })
}

/** Rewards of a failed payout that another payout has taken since. */
async function takenElsewhere(
  unit: Unit,
  ctx: Context,
  { items }: Payout,
): Promise<ReadonlySet<Id<'rwd'>>> {
  const ids = items.map(({ reward_id }) => uuidOf(reward_id))
  const found = await rows<{ reward_id: string }>(
    unit.tx,
    sql`select reward_id from payout_items where workspace_id = ${ctx.workspace.uuid}::uuid and is_live
      and reward_id = any(${sql.param(ids)}::uuid[])`,
  )
  return new Set(found.map(({ reward_id }) => toId('rwd', reward_id)))
}
