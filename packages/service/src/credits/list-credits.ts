import type { listCredits as operation } from '@goodword/contract/credits'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { pageRows, pageStart, toPage } from '../page.ts'
import { type CreditRow, creditBody } from './credit-row.ts'

/** Credits by hand, newest first. */
export async function listCredits(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const { state } = input
  const found = await rows<CreditRow>(
    ctx.server.database.db,
    sql`select * from credits where workspace_id = ${ctx.workspace.uuid}::uuid and id < ${pageStart(input)}::uuid
      ${state === undefined ? sql`` : sql`and state = ${state}`}
      order by id desc limit ${pageRows(input)}`,
  )
  return toPage(found, input, creditBody)
}
