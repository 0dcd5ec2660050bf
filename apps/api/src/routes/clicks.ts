import * as operations from '@goodword/contract/clicks'
import { listClicks } from '@goodword/service/clicks/list-clicks'
import { type Route, route } from '../route.ts'

/** The operations of clicks. */
export const clicks: readonly Route[] = [route(operations.listClicks, listClicks)]
