import type {
  getAppeal as getOperation,
  listAppeals as operation,
  getWidgetAppeal as widgetGetOperation,
  listWidgetAppeals as widgetOperation,
} from '@goodword/contract/appeals'
import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { type Context, type CustomerContext, dbOf } from '../context.ts'
import { pageRows, pageStart, toPage } from '../page.ts'
import { findCustomer } from '../participants/find-customer.ts'
import { appealBody, readAppeals, widgetAppealBody } from './appeal-row.ts'

/** Appeals, newest first; those in one state, or of one participant, where asked. */
export async function listAppeals(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const { state, participant_id } = input
  const isMeant = sql`a.id < ${pageStart(input)}::uuid
    ${state === undefined ? sql`` : sql`and a.state = ${state}`}
    ${participant_id === undefined ? sql`` : sql`and a.participant_id = ${uuidOf(participant_id)}::uuid`}`
  const found = await readAppeals(dbOf(ctx), ctx.workspace.uuid, isMeant, pageRows(input))
  return toPage(found, input, (row) => appealBody(ctx, row))
}

/** One appeal. */
export async function getAppeal(
  ctx: Context,
  { appeal_id }: UseCaseInput<typeof getOperation>,
): Promise<Reply<typeof getOperation>> {
  const isMeant = sql`a.id = ${uuidOf(appeal_id)}::uuid`
  const [row] = await readAppeals(dbOf(ctx), ctx.workspace.uuid, isMeant)
  if (!row) throw new Refusal('appeal_not_found')
  return appealBody(ctx, row)
}

/** The appeals of the customer of a page, newest first. */
export async function listWidgetAppeals(
  ctx: CustomerContext,
  input: UseCaseInput<typeof widgetOperation>,
): Promise<Reply<typeof widgetOperation>> {
  const customer = await findCustomer(ctx)
  if (customer === undefined) return { data: [], next_cursor: null }
  const isMeant = sql`a.participant_id = ${uuidOf(customer)}::uuid and a.id < ${pageStart(input)}::uuid`
  const found = await readAppeals(dbOf(ctx), ctx.workspace.uuid, isMeant, pageRows(input))
  return toPage(found, input, (row) => widgetAppealBody(ctx, row))
}

/** One appeal of the customer of a page; another's is not there. */
export async function getWidgetAppeal(
  ctx: CustomerContext,
  { appeal_id }: UseCaseInput<typeof widgetGetOperation>,
): Promise<Reply<typeof widgetGetOperation>> {
  const customer = await findCustomer(ctx)
  if (customer === undefined) throw new Refusal('appeal_not_found')
  const isMeant = sql`a.id = ${uuidOf(appeal_id)}::uuid and a.participant_id = ${uuidOf(customer)}::uuid`
  const [row] = await readAppeals(dbOf(ctx), ctx.workspace.uuid, isMeant)
  if (!row) throw new Refusal('appeal_not_found')
  return widgetAppealBody(ctx, row)
}
