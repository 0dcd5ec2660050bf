import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { failPayout as operation } from '@goodword/contract/payouts'
import type { Context } from '../context.ts'
import { changePayout } from './change-payout.ts'
import { payoutBody } from './payout-body.ts'

/** Notes that a transfer came to nothing. */
export async function failPayout(
  ctx: Context,
  { payout_id, reason }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  return payoutBody(await changePayout(ctx, payout_id, { kind: 'failed', reason }))
}
