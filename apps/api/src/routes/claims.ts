import * as operations from '@goodword/contract/claims'
import { decideClaim } from '@goodword/service/claims/decide-claim'
import { getClaim, listClaims, listWidgetClaims } from '@goodword/service/claims/list-claims'
import { openClaim, openWidgetClaim } from '@goodword/service/claims/open-claim'
import { type Route, route } from '../route.ts'

/** The operations of claims made by hand. */
export const claims: readonly Route[] = [
  route(operations.listClaims, listClaims),
  route(operations.openClaim, openClaim),
  route(operations.getClaim, getClaim),
  route(operations.decideClaim, decideClaim),
  route(operations.openWidgetClaim, openWidgetClaim),
  route(operations.listWidgetClaims, listWidgetClaims),
]
