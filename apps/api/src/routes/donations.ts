import * as operations from '@goodword/contract/donations'
import { listDonations } from '@goodword/service/donations/list-donations'
import { type Route, route } from '../route.ts'

/** The operations of donations. */
export const donations: readonly Route[] = [route(operations.listDonations, listDonations)]
