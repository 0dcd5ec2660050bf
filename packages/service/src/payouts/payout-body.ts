import type { PayoutBatch as BatchSchema } from '@goodword/contract/payout-batches'
import type { Payout as PayoutSchema } from '@goodword/contract/payouts'
import type { Payout, PayoutBatch } from '@goodword/domain/payouts/payout'
import type { InferInput } from 'valibot'

/** A payout for the wire. */
export function payoutBody({
  items,
  calls: _,
  call_at: _at,
  ...payout
}: Payout): InferInput<typeof PayoutSchema> {
  return { ...payout, rewards: [...items] }
}

/** What a batch's payouts come to. */
export type BatchSums = Pick<InferInput<typeof BatchSchema>, 'totals' | 'counts'>

/** A batch for the wire, with what its payouts come to. */
export function batchBody(
  { filter, ...batch }: PayoutBatch,
  { totals, counts }: BatchSums,
): InferInput<typeof BatchSchema> {
  return { ...batch, ...filter, kinds: [...filter.kinds], totals, counts }
}

/** What payouts come to. */
export function sumsOf(payouts: readonly Pick<Payout, 'state' | 'asset' | 'amount'>[]): BatchSums {
  const counts = { scheduled: 0, sent: 0, settled: 0, failed: 0 }
  const byAsset = new Map<string, number>()
  for (const { state, asset, amount } of payouts) {
    counts[state] += 1
    // What failed is in no sum: it was not paid, and its retry counts for itself.
    if (state !== 'failed') byAsset.set(asset, (byAsset.get(asset) ?? 0) + amount)
  }
  const totals = [...byAsset].map(([asset, amount]) => ({ asset, amount }))
  return { totals: totals.sort((a, b) => (a.asset < b.asset ? -1 : 1)), counts }
}
