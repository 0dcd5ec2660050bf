import * as operations from '@goodword/contract/keys'
import { createKey } from '@goodword/service/keys/create-key'
import { listKeys } from '@goodword/service/keys/list-keys'
import { revokeKey } from '@goodword/service/keys/revoke-key'
import { rotateKey } from '@goodword/service/keys/rotate-key'
import { type Route, route } from '../route.ts'

/** The operations of keys. */
export const keys: readonly Route[] = [
  route(operations.listKeys, listKeys),
  route(operations.createKey, createKey),
  route(operations.rotateKey, rotateKey),
  route(operations.revokeKey, revokeKey),
]
