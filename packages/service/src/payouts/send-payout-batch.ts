import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { sendPayoutBatch as operation } from '@goodword/contract/payout-batches'
import { toInstant } from '@goodword/domain/dates'
import { sendPayout } from '@goodword/domain/payouts/move-payout'
import { type Context, dbOf } from '../context.ts'
import { toolsFor } from '../conversions/decide-in-book.ts'
import { changeBatch } from './change-batch.ts'
import { readProvider } from './read-provider.ts'

/**
 * Sends what an approved batch has scheduled; sent again, what was retried since. From here on no refund
 * takes a reward out of a transfer that is under way; the provider is told by the worker.
 */
export async function sendPayoutBatch(
  ctx: Context,
  { batch_id }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const tools = toolsFor(ctx)
  const { kind } = await readProvider(ctx, dbOf(ctx))
  return changeBatch(ctx, batch_id, {
    action: 'payout_batch.sent',
    to: 'sent',
    change: async (batch, at) => ({ sent_at: batch.sent_at ?? at }),
    payout: (effects, payout, rewards) =>
      sendPayout(effects, tools, payout, rewards, toInstant(ctx.now), kind),
  })
}
