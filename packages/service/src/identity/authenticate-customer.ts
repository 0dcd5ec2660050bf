import { hash } from 'node:crypto'
import { toId } from '@goodword/domain/ids'
import { LRUCache } from 'lru-cache'
import type { Server, WorkspaceFacts } from '../context.ts'
import { perServer } from '../per-server.ts'
import type { WorkspaceVault } from '../vault/workspace-vault.ts'
import { signingSecrets } from '../workspaces/signing-secrets.ts'
import { revokedIdentities } from './revoked-identities.ts'
import {
  type Customer,
  type InvalidCustomerIdentity,
  verifyCustomerIdentity,
} from './verify-customer-identity.ts'

/** Who a request comes from, or why its token is not taken. */
export type AuthenticatedCustomer =
  | { readonly kind: 'valid'; readonly customer: Customer; readonly tokenId: string }
  | { readonly kind: 'invalid'; readonly reason: InvalidCustomerIdentity }

type Verified = {
  readonly customer: Customer
  readonly tokenId: string
  readonly expiresAt: number
}

/**
 * The customer that a token names, on the real clock also in a sandbox. A token that was verified is
 * known by its exact text until it expires, its secret retires, or it is withdrawn.
 */
export async function authenticateCustomer(
  server: Server,
  workspace: Pick<WorkspaceFacts, 'uuid'>,
  vault: WorkspaceVault,
  token: string,
): Promise<AuthenticatedCustomer> {
  const secrets = await signingSecrets(server, workspace.uuid, vault)
  const revoked = await revokedIdentities(server, workspace.uuid)
  const now = server.clock()

  // Under the ids of the secrets, so that retiring one has every token verified again.
  const key = [workspace.uuid, ...secrets.map(({ keyId }) => keyId), digest(token)].join('/')
  const known = cache(server).get(key)
  if (known && Math.floor(now / 1000) < known.expiresAt) {
    const { customer, tokenId } = known
    if (revoked.has(tokenId)) return { kind: 'invalid', reason: 'revoked' }
    return { kind: 'valid', customer, tokenId }
  }

  const result = await verifyCustomerIdentity(token, {
    workspace: toId('wsp', workspace.uuid),
    secrets,
    now: new Date(now),
    isRevoked: (tokenId) => revoked.has(tokenId),
  })
  if (result.kind === 'invalid') return result
  const { customer, tokenId, expiresAt } = result
  cache(server).set(key, { customer, tokenId, expiresAt: expiresAt.getTime() / 1000 })
  return { kind: 'valid', customer, tokenId }
}

// A token has up to 4 KiB, and thousands of them are kept.
function digest(token: string): string {
  return hash('sha256', token, 'base64')
}

const cache = perServer(() => new LRUCache<string, Verified>({ max: 20_000 }))
