import type { BalanceReport } from '@goodword/contract/balance-reports'
import { toInstant } from '@goodword/domain/dates'
import { toId } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import type { InferInput } from 'valibot'

/** A row of `balance_reports`. */
export type BalanceReportRow = {
  readonly id: string
  readonly friend_id: string
  readonly asset: string
  readonly balance: number
  readonly as_of: Date
  readonly recorded_at: Date
}

export const balanceReportColumns = sql`id, friend_id, asset, balance, as_of, recorded_at`

/** A reported balance as the wire has it. */
export function balanceReportBody(row: BalanceReportRow): InferInput<typeof BalanceReport> {
  return {
    id: toId('bal', row.id),
    friend_id: toId('par', row.friend_id),
    asset: row.asset,
    balance: row.balance,
    as_of: toInstant(row.as_of.getTime()),
    recorded_at: toInstant(row.recorded_at.getTime()),
  }
}
