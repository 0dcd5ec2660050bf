import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type {
  getPayoutBatch as getOperation,
  listPayoutBatches as operation,
} from '@goodword/contract/payout-batches'
import { rows } from '@goodword/db/connect'
import { uuidOf } from '@goodword/domain/ids'
import type { Payout } from '@goodword/domain/payouts/payout'
import { type SQL, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { pageRows, pageStart, toPage } from '../page.ts'
import { batchBody, sumsOf } from './payout-body.ts'
import { toBatch } from './payout-rows.ts'

type BatchRow = Record<string, unknown> & {
  readonly id: string
  readonly payouts: Pick<Payout, 'state' | 'asset' | 'amount'>[]
}

/** Batches, newest first. */
export async function listPayoutBatches(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const found = await readBatches(ctx, sql`b.id < ${pageStart(input)}::uuid`, pageRows(input))
  return toPage(found, input, bodyOf)
}

/** One batch. */
export async function getPayoutBatch(
  ctx: Context,
  { batch_id }: UseCaseInput<typeof getOperation>,
): Promise<Reply<typeof getOperation>> {
  const [row] = await readBatches(ctx, sql`b.id = ${uuidOf(batch_id)}::uuid`, 1)
  if (!row) throw new Refusal('payout_batch_not_found')
  return bodyOf(row)
}

function readBatches(ctx: Context, which: SQL, limit: number): Promise<BatchRow[]> {
  const w = sql`${ctx.workspace.uuid}::uuid`
  return rows<BatchRow>(
    ctx.server.database.db,
    sql`select b.*, (select json_agg(json_build_object('state', p.state, 'asset', p.asset, 'amount', p.amount))
        from payouts p where p.workspace_id = ${w} and p.batch_id = b.id) as payouts
      from payout_batches b where b.workspace_id = ${w} and ${which} order by b.id desc limit ${limit}`,
  )
}

function bodyOf(row: BatchRow) {
  return batchBody(toBatch(row), sumsOf(row.payouts))
}
