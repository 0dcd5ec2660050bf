import type {
  getClaim as getOperation,
  listClaims as operation,
  listWidgetClaims as widgetOperation,
} from '@goodword/contract/claims'
import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { type Context, type CustomerContext, dbOf } from '../context.ts'
import { pageRows, pageStart, toPage } from '../page.ts'
import { findCustomer } from '../participants/find-customer.ts'
import { claimBody, readHandClaims, widgetClaimBody } from './claim-row.ts'

/** Claims by hand, newest first; those in one state, or of one participant, where asked. */
export async function listClaims(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const { state, participant_id } = input
  const isMeant = sql`h.id < ${pageStart(input)}::uuid
    ${state === undefined ? sql`` : sql`and h.state = ${state}`}
    ${participant_id === undefined ? sql`` : sql`and h.participant_id = ${uuidOf(participant_id)}::uuid`}`
  const found = await readHandClaims(dbOf(ctx), ctx.workspace.uuid, isMeant, pageRows(input))
  return toPage(found, input, (row) => claimBody(ctx, row))
}

/** One claim by hand. */
export async function getClaim(
  ctx: Context,
  { claim_id }: UseCaseInput<typeof getOperation>,
): Promise<Reply<typeof getOperation>> {
  const isMeant = sql`h.id = ${uuidOf(claim_id)}::uuid`
  const [row] = await readHandClaims(dbOf(ctx), ctx.workspace.uuid, isMeant)
  if (!row) throw new Refusal('claim_not_found')
  return claimBody(ctx, row)
}

/** What the customer of a page has claimed by hand, newest first. */
export async function listWidgetClaims(
  ctx: CustomerContext,
  input: UseCaseInput<typeof widgetOperation>,
): Promise<Reply<typeof widgetOperation>> {
  const customer = await findCustomer(ctx)
  if (customer === undefined) return { data: [], next_cursor: null }
  const isMeant = sql`h.participant_id = ${uuidOf(customer)}::uuid and h.id < ${pageStart(input)}::uuid`
  const found = await readHandClaims(dbOf(ctx), ctx.workspace.uuid, isMeant, pageRows(input))
  return toPage(found, input, (row) => widgetClaimBody(ctx, row))
}
