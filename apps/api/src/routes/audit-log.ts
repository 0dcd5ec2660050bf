import * as operations from '@goodword/contract/audit-log'
import { listAuditLog } from '@goodword/service/audit-log/list-audit-log'
import { type Route, route } from '../route.ts'

/** What was done by hand. */
export const auditLog: readonly Route[] = [route(operations.listAuditLog, listAuditLog)]
