import * as operations from '@goodword/contract/events'
import { listEvents } from '@goodword/service/events/list-events'
import { type Route, route } from '../route.ts'

/** The operations of events. */
export const events: readonly Route[] = [route(operations.listEvents, listEvents)]
