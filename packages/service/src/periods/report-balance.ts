import type { reportBalance as operation } from '@goodword/contract/balance-reports'
import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { type Context, transaction } from '../context.ts'
import { lockByExternalId } from '../participants/queries.ts'
import {
  type BalanceReportRow,
  balanceReportBody,
  balanceReportColumns,
} from './balance-report-body.ts'

/**
 * Records what a friend's balance is as of an instant. A report is never changed: the same again is found,
 * another balance for the instant is refused. What a period came to was decided at its end, and stays so.
 */
export function reportBalance(
  ctx: Context,
  { friend, asset, balance, as_of }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  if (as_of !== undefined && as_of > ctx.now) throw new Refusal('balance_in_future')
  return transaction(ctx, async (unit) => {
    const w = sql`${ctx.workspace.uuid}::uuid`
    // Locked, so that a period that ends now has all reports from before or none from after.
    const person = await lockByExternalId(unit.tx, ctx.workspace.uuid, friend.external_id)
    if (!person) throw new Refusal('participant_not_found')

    const row: BalanceReportRow = {
      id: uuidOf(ctx.server.newId('bal')),
      friend_id: person.id,
      asset,
      balance,
      as_of: new Date(as_of ?? ctx.now),
      recorded_at: new Date(ctx.now),
    }
    const [known] = await rows<BalanceReportRow>(
      unit.tx,
      sql`select ${balanceReportColumns} from balance_reports where workspace_id = ${w}
        and friend_id = ${row.friend_id}::uuid and asset = ${asset} and as_of = ${row.as_of}`,
    )
    if (known) {
      if (known.balance !== balance) throw new Refusal('balance_differs')
      return { ...balanceReportBody(known), result: 'repeated' }
    }
    unit.send(
      rows(
        unit.tx,
        sql`insert into balance_reports (workspace_id, id, friend_id, asset, as_of, balance, recorded_at)
          values (${w}, ${row.id}::uuid, ${row.friend_id}::uuid, ${asset}, ${row.as_of}, ${balance}, ${row.recorded_at})`,
      ),
    )
    return { ...balanceReportBody(row), result: 'recorded' }
  })
}
