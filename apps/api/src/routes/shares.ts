import * as operations from '@goodword/contract/shares'
import { listShares } from '@goodword/service/shares/list-shares'
import { recordShare } from '@goodword/service/shares/record-share'
import { type Route, route } from '../route.ts'

/** The operations of shares. */
export const shares: readonly Route[] = [
  route(operations.recordShare, recordShare),
  route(operations.listShares, listShares),
]
