import * as operations from '@goodword/contract/credits'
import { approveCredit, refuseCredit } from '@goodword/service/credits/close-credit'
import { createCredit } from '@goodword/service/credits/create-credit'
import { listCredits } from '@goodword/service/credits/list-credits'
import { type Route, route } from '../route.ts'

/** Credits by hand. */
export const credits: readonly Route[] = [
  route(operations.createCredit, createCredit),
  route(operations.listCredits, listCredits),
  route(operations.approveCredit, approveCredit),
  route(operations.refuseCredit, refuseCredit),
]
