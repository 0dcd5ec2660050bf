import * as operations from '@goodword/contract/widget'
import { recordWidgetClick } from '@goodword/service/clicks/record-widget-click'
import { recordPageConversion } from '@goodword/service/conversions/record-page-conversion'
import { type Route, route } from '../route.ts'

/** The operations of the widget. */
export const widget: readonly Route[] = [
  route(operations.recordWidgetClick, recordWidgetClick),
  route(operations.recordPageConversion, recordPageConversion),
]
