import * as operations from '@goodword/contract/draws'
import {
  getDraw,
  getWidgetDraw,
  listDraws,
  listWidgetDraws,
} from '@goodword/service/draws/get-draws'
import { listWidgetEntries } from '@goodword/service/draws/list-widget-entries'
import { type Route, route } from '../route.ts'

/** The operations of draws. */
export const draws: readonly Route[] = [
  route(operations.listDraws, listDraws),
  route(operations.getDraw, getDraw),
  route(operations.listWidgetDraws, listWidgetDraws),
  route(operations.getWidgetDraw, getWidgetDraw),
  route(operations.listWidgetEntries, listWidgetEntries),
]
