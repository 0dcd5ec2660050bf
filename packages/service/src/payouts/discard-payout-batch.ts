import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { discardPayoutBatch as operation } from '@goodword/contract/payout-batches'
import { toInstant } from '@goodword/domain/dates'
import { failPayout } from '@goodword/domain/payouts/move-payout'
import type { Context } from '../context.ts'
import { toolsFor } from '../conversions/decide-in-book.ts'
import { changeBatch } from './change-batch.ts'

/** Gives up a batch that was not sent: its rewards are payable again. */
export function discardPayoutBatch(
  ctx: Context,
  { batch_id }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const tools = toolsFor(ctx)
  return changeBatch(ctx, batch_id, {
    action: 'payout_batch.discarded',
    to: 'discarded',
    change: async (_batch, at) => ({ discarded_at: at }),
    payout: (effects, payout, rewards) =>
      failPayout(effects, tools, payout, rewards, toInstant(ctx.now), 'batch_discarded'),
  })
}
