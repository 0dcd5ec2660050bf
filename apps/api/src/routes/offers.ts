import * as operations from '@goodword/contract/offers'
import { verifyOffer } from '@goodword/service/offers/verify-offer'
import { type Route, route } from '../route.ts'

/** The operations of offers. */
export const offers: readonly Route[] = [route(operations.verifyOffer, verifyOffer)]
