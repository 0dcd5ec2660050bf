import * as operations from '@goodword/contract/reconciliation'
import { getReconciliation } from '@goodword/service/reconciliation/get-reconciliation'
import { type Route, route } from '../route.ts'

/** Earned against paid. */
export const reconciliation: readonly Route[] = [
  route(operations.getReconciliation, getReconciliation),
]
