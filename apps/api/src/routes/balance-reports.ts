import * as operations from '@goodword/contract/balance-reports'
import { listBalanceReports } from '@goodword/service/periods/list-balance-reports'
import { reportBalance } from '@goodword/service/periods/report-balance'
import { type Route, route } from '../route.ts'

/** The operations of reported balances. */
export const balanceReports: readonly Route[] = [
  route(operations.reportBalance, reportBalance),
  route(operations.listBalanceReports, listBalanceReports),
]
