import * as operations from '@goodword/contract/appeals'
import { decideAppeal } from '@goodword/service/appeals/decide-appeal'
import { getAppealStatistics } from '@goodword/service/appeals/get-appeal-statistics'
import {
  getAppeal,
  getWidgetAppeal,
  listAppeals,
  listWidgetAppeals,
} from '@goodword/service/appeals/list-appeals'
import { openAppeal, openWidgetAppeal } from '@goodword/service/appeals/open-appeal'
import { type Route, route } from '../route.ts'

/** The operations of appeals. */
export const appeals: readonly Route[] = [
  route(operations.listAppeals, listAppeals),
  route(operations.openAppeal, openAppeal),
  // Before the appeal of an id, whose place it would be taken for.
  route(operations.getAppealStatistics, getAppealStatistics),
  route(operations.getAppeal, getAppeal),
  route(operations.decideAppeal, decideAppeal),
  route(operations.openWidgetAppeal, openWidgetAppeal),
  route(operations.listWidgetAppeals, listWidgetAppeals),
  route(operations.getWidgetAppeal, getWidgetAppeal),
]
