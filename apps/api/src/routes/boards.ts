import * as operations from '@goodword/contract/boards'
import { getBoard } from '@goodword/service/boards/get-board'
import { getWidgetBoard } from '@goodword/service/boards/get-widget-board'
import { showNameOnBoards } from '@goodword/service/boards/show-name-on-boards'
import { type Route, route } from '../route.ts'

/** The operations of boards. */
export const boards: readonly Route[] = [
  route(operations.getBoard, getBoard),
  route(operations.getWidgetBoard, getWidgetBoard),
  route(operations.showNameOnBoards, showNameOnBoards),
]
