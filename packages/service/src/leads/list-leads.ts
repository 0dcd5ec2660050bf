import { Refusal } from '@goodword/contract/errors'
import type { getLead as getOperation, listLeads as operation } from '@goodword/contract/leads'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { pageRows, pageStart, toPage } from '../page.ts'
import { leadBody } from './lead-body.ts'
import { selectLeads } from './queries.ts'

/** Leads, newest first; those at one stage where asked. */
export async function listLeads(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const atStage = input.stage === undefined ? sql`` : sql`and l.stage = ${input.stage}`
  const found = await selectLeads(
    ctx,
    sql`l.id < ${pageStart(input)}::uuid ${atStage} order by l.id desc limit ${pageRows(input)}`,
  )
  const { data, next_cursor } = toPage(found, input, (row) => row)
  return { data: await Promise.all(data.map((row) => leadBody(ctx, row))), next_cursor }
}

/** One lead. */
export async function getLead(
  ctx: Context,
  input: UseCaseInput<typeof getOperation>,
): Promise<Reply<typeof getOperation>> {
  const [lead] = await selectLeads(ctx, sql`l.id = ${uuidOf(input.lead_id)}::uuid`)
  if (!lead) throw new Refusal('lead_not_found')
  return leadBody(ctx, lead)
}
