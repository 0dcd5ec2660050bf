import * as operations from '@goodword/contract/participants'
import { getBalances } from '@goodword/service/participants/get-balances'
import { getParticipant } from '@goodword/service/participants/get-participant'
import { listParticipants } from '@goodword/service/participants/list-participants'
import { upsertParticipant } from '@goodword/service/participants/upsert-participant'
import { type Route, route } from '../route.ts'

/** The operations of participants. */
export const participants: readonly Route[] = [
  route(operations.upsertParticipant, upsertParticipant),
  route(operations.listParticipants, listParticipants),
  route(operations.getParticipant, getParticipant),
  route(operations.getBalances, getBalances),
]
