import * as operations from '@goodword/contract/referrals'
import { getReferral, listReferrals } from '@goodword/service/referrals/list-referrals'
import { type Route, route } from '../route.ts'

/** The operations of referrals. */
export const referrals: readonly Route[] = [
  route(operations.listReferrals, listReferrals),
  route(operations.getReferral, getReferral),
]
