import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type {
  getRedemption as getOperation,
  listRedemptions as operation,
} from '@goodword/contract/redemptions'
import { rows } from '@goodword/db/connect'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { type Context, dbOf } from '../context.ts'
import { pageRows, pageStart, toPage } from '../page.ts'
import { redemptionBody, redemptionsWithDeliveries, toRedemption } from './redemption.ts'

type RedemptionRow = Record<string, unknown> & { readonly id: string }

/** Redemptions, newest first; those of one participant, or in one state, where asked. */
export async function listRedemptions(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const { participant_id, state } = input
  const found = await rows<RedemptionRow>(
    dbOf(ctx),
    sql`select * from ${redemptionsWithDeliveries} r
      where workspace_id = ${ctx.workspace.uuid}::uuid and id < ${pageStart(input)}::uuid
        ${participant_id ? sql`and participant_id = ${uuidOf(participant_id)}::uuid` : sql``}
        ${state ? sql`and state = ${state}` : sql``}
      order by id desc limit ${pageRows(input)}`,
  )
  return toPage(found, input, (row) => redemptionBody(toRedemption(row)))
}

/** One redemption. */
export async function getRedemption(
  ctx: Context,
  { redemption_id }: UseCaseInput<typeof getOperation>,
): Promise<Reply<typeof getOperation>> {
  const [row] = await rows<RedemptionRow>(
    dbOf(ctx),
    sql`select * from ${redemptionsWithDeliveries} r
      where workspace_id = ${ctx.workspace.uuid}::uuid and id = ${uuidOf(redemption_id)}::uuid`,
  )
  if (!row) throw new Refusal('redemption_not_found')
  return redemptionBody(toRedemption(row))
}
