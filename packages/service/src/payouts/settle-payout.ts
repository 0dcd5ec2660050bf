import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { settlePayout as operation } from '@goodword/contract/payouts'
import type { Context } from '../context.ts'
import { changePayout } from './change-payout.ts'
import { payoutBody } from './payout-body.ts'

/** Notes that a transfer arrived. */
export async function settlePayout(
  ctx: Context,
  { payout_id, reference }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  return payoutBody(await changePayout(ctx, payout_id, { kind: 'settled', reference }))
}
