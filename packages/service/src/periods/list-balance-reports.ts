import type { listBalanceReports as operation } from '@goodword/contract/balance-reports'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { type Context, dbOf } from '../context.ts'
import { pageRows, pageStart, toPage } from '../page.ts'
import {
  type BalanceReportRow,
  balanceReportBody,
  balanceReportColumns,
} from './balance-report-body.ts'

/** Reported balances, the last report first; those of one friend where asked. */
export async function listBalanceReports(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const { friend_id } = input
  const found = await rows<BalanceReportRow>(
    dbOf(ctx),
    sql`select ${balanceReportColumns} from balance_reports
      where workspace_id = ${ctx.workspace.uuid}::uuid and id < ${pageStart(input)}::uuid
        ${friend_id === undefined ? sql`` : sql`and friend_id = ${uuidOf(friend_id)}::uuid`}
      order by id desc limit ${pageRows(input)}`,
  )
  return toPage(found, input, balanceReportBody)
}
