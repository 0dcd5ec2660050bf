import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type {
  getPayout as getOperation,
  listPayouts as operation,
} from '@goodword/contract/payouts'
import { rows } from '@goodword/db/connect'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { pageRows, pageStart, toPage } from '../page.ts'
import { payoutBody } from './payout-body.ts'
import { selectPayouts, toPayout } from './payout-rows.ts'

type PayoutRow = Record<string, unknown> & { readonly id: string }

/** Payouts, newest first; those of one batch, participant or state where asked. */
export async function listPayouts(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const { batch_id, participant_id, state } = input
  const w = sql`${ctx.workspace.uuid}::uuid`
  const ofBatch = batch_id ? sql`and p.batch_id = ${uuidOf(batch_id)}::uuid` : sql``
  const ofParticipant = participant_id
    ? sql`and p.participant_id = ${uuidOf(participant_id)}::uuid`
    : sql``
  const inState = state ? sql`and p.state = ${state}` : sql``
  const found = await rows<PayoutRow>(
    ctx.server.database.db,
    sql`${selectPayouts(w)} and p.id < ${pageStart(input)}::uuid ${ofBatch} ${ofParticipant} ${inState}
      order by p.id desc limit ${pageRows(input)}`,
  )
  return toPage(found, input, (row) => payoutBody(toPayout(row)))
}

/** One payout, with the rewards that it pays. */
export async function getPayout(
  ctx: Context,
  { payout_id }: UseCaseInput<typeof getOperation>,
): Promise<Reply<typeof getOperation>> {
  const [row] = await rows<PayoutRow>(
    ctx.server.database.db,
    sql`${selectPayouts(sql`${ctx.workspace.uuid}::uuid`)} and p.id = ${uuidOf(payout_id)}::uuid`,
  )
  if (!row) throw new Refusal('payout_not_found')
  return payoutBody(toPayout(row))
}
