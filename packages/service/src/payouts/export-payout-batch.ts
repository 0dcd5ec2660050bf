import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { exportPayoutBatch as operation } from '@goodword/contract/payout-batches'
import { rows } from '@goodword/db/connect'
import { toId, uuidOf } from '@goodword/domain/ids'
import { majorUnits } from '@goodword/domain/money'
import { stringify } from 'csv-stringify/sync'
import { sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

type TransferRow = {
  readonly batch_state: string
  readonly id: string
  readonly state: string
  readonly attempt: number
  readonly participant_id: string | null
  readonly external_id: string | null
  readonly beneficiary: string | null
  readonly amount: number
  readonly asset: string
  readonly rewards: number
}

/**
 * The transfers of a batch for the bank: what is scheduled while it is approved, and once it is sent, what
 * is on its way. Cells that a spreadsheet would take for a formula are escaped.
 */
export async function exportPayoutBatch(
  ctx: Context,
  { batch_id }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const w = sql`${ctx.workspace.uuid}::uuid`
  const found = await rows<TransferRow>(
    ctx.server.database.db,
    sql`select b.state as batch_state, p.id, p.state, p.attempt, p.participant_id, q.external_id, p.beneficiary, p.amount, p.asset,
        (select count(*)::int from payout_items i where i.workspace_id = ${w} and i.payout_id = p.id) as rewards
      from payout_batches b
        join payouts p on p.workspace_id = ${w} and p.batch_id = b.id
        left join participants q on q.workspace_id = ${w} and q.id = p.participant_id
      where b.workspace_id = ${w} and b.id = ${uuidOf(batch_id)}::uuid order by p.id`,
  )
  const state = found[0]?.batch_state
  if (state === undefined) throw new Refusal('payout_batch_not_found')
  if (state !== 'approved' && state !== 'sent') {
    throw new Refusal('payout_batch_state', { reason: state })
  }
  const shown = state === 'approved' ? 'scheduled' : 'sent'
  return toCsv(found.filter((row) => row.state === shown))
}

const columns = [
  'payout_id',
  'attempt',
  'recipient',
  'participant_id',
  'beneficiary',
  'amount',
  'currency',
  'rewards',
] as const

function toCsv(transfers: readonly TransferRow[]): string {
  const lines = transfers.map((row) => [
    toId('pay', row.id),
    row.attempt,
    row.external_id ?? '',
    row.participant_id === null ? '' : toId('par', row.participant_id),
    row.beneficiary ?? '',
    majorUnits(row),
    row.asset,
    row.rewards,
  ])
  return stringify([columns, ...lines], { escape_formulas: true, record_delimiter: 'windows' })
}
