import * as operations from '@goodword/contract/workspace'
import { getWorkspace } from '@goodword/service/workspaces/get-workspace'
import { listSigningSecrets } from '@goodword/service/workspaces/list-signing-secrets'
import { revokeIdentity } from '@goodword/service/workspaces/revoke-identity'
import { rotateSigningSecret } from '@goodword/service/workspaces/rotate-signing-secret'
import { updateWorkspace } from '@goodword/service/workspaces/update-workspace'
import { type Route, route } from '../route.ts'

/** The operations of the workspace itself. */
export const workspace: readonly Route[] = [
  route(operations.getWorkspace, getWorkspace),
  route(operations.updateWorkspace, updateWorkspace),
  route(operations.listSigningSecrets, listSigningSecrets),
  route(operations.rotateSigningSecret, rotateSigningSecret),
  route(operations.revokeIdentity, revokeIdentity),
]
