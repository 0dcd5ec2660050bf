import * as operations from '@goodword/contract/conversions'
import { confirmConversion } from '@goodword/service/conversions/confirm-conversion'
import { getConversion, listConversions } from '@goodword/service/conversions/list-conversions'
import {
  recordConversion,
  recordConversionBatch,
} from '@goodword/service/conversions/record-conversion'
import { refundConversion } from '@goodword/service/conversions/refund-conversion'
import { type Route, route } from '../route.ts'

/** The operations of conversions. */
export const conversions: readonly Route[] = [
  route(operations.recordConversion, recordConversion),
  route(operations.recordConversions, recordConversionBatch),
  route(operations.listConversions, listConversions),
  route(operations.getConversion, getConversion),
  route(operations.confirmConversion, confirmConversion),
  route(operations.refundConversion, refundConversion),
]
