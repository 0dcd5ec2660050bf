import * as operations from '@goodword/contract/traces'
import { getTrace } from '@goodword/service/traces/get-trace'
import { traceWidgetReferral } from '@goodword/service/traces/trace-widget-referral'
import { type Route, route } from '../route.ts'

/** The operations of traces. */
export const traces: readonly Route[] = [
  route(operations.getTrace, getTrace),
  route(operations.traceWidgetReferral, traceWidgetReferral),
]
