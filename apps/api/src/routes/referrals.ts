import * as operations from '@goodword/contract/referrals'
import { getReferral, listReferrals } from '@goodword/service/referrals/list-referrals'
import { approveReferral, denyReferral } from '@goodword/service/referrals/overrule-referral'
import { type Route, route } from '../route.ts'

/** The operations of referrals. */
export const referrals: readonly Route[] = [
  route(operations.listReferrals, listReferrals),
  route(operations.getReferral, getReferral),
  route(operations.denyReferral, denyReferral),
  route(operations.approveReferral, approveReferral),
]
