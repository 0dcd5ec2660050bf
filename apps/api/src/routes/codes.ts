import * as operations from '@goodword/contract/codes'
import { disableCode } from '@goodword/service/codes/disable-code'
import { getCode } from '@goodword/service/codes/get-code'
import { getCodeQr } from '@goodword/service/codes/get-code-qr'
import { issueCode } from '@goodword/service/codes/issue-code'
import { listCodes } from '@goodword/service/codes/list-codes'
import { type Route, route } from '../route.ts'

/** The operations of codes. */
export const codes: readonly Route[] = [
  route(operations.issueCode, issueCode),
  route(operations.listCodes, listCodes),
  route(operations.getCode, getCode),
  route(operations.getCodeQr, getCodeQr),
  route(operations.disableCode, disableCode),
]
