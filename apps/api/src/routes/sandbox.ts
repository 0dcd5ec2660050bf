import * as operations from '@goodword/contract/sandbox'
import { advanceClock } from '@goodword/service/sandbox/advance-clock'
import { getClock } from '@goodword/service/sandbox/get-clock'
import { type Route, route } from '../route.ts'

/** The operations of sandbox. */
export const sandbox: readonly Route[] = [
  route(operations.getClock, getClock),
  route(operations.advanceClock, advanceClock),
]
