import * as operations from '@goodword/contract/instant'
import { confirmSignIn } from '@goodword/service/instant/confirm-sign-in'
import { endSignIn } from '@goodword/service/instant/end-sign-in'
import { getInstant } from '@goodword/service/instant/get-instant'
import { renewIdentity } from '@goodword/service/instant/renew-identity'
import { sendSignInLink } from '@goodword/service/instant/send-sign-in-link'
import { startInstant } from '@goodword/service/instant/start-instant'
import { type Route, route } from '../route.ts'

/** The operations of customers whom no merchant vouches for. */
export const instant: readonly Route[] = [
  route(operations.getInstant, getInstant),
  route(operations.startInstant, startInstant),
  route(operations.sendSignInLink, sendSignInLink),
  route(operations.confirmSignIn, confirmSignIn),
  route(operations.renewIdentity, renewIdentity),
  route(operations.endSignIn, endSignIn),
]
