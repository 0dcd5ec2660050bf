import { type Db, rows } from '@goodword/db/connect'
import { toId } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import type { Server } from '../context.ts'
import type { IdentitySecret } from '../identity/verify-customer-identity.ts'
import { shortCache } from '../per-server.ts'
import type { WorkspaceVault } from '../vault/workspace-vault.ts'

type KnownSecret = IdentitySecret & { readonly retiresAt: number | null }

/** A signing secret as it is stored. */
export function sealSigningSecret(vault: WorkspaceVault, uuid: string, secret: string): Buffer {
  return vault.seal(labelOf(uuid), Buffer.from(secret))
}

/** The secrets that sign customer identities now; a few seconds old at most. */
export async function signingSecrets(
  server: Server,
  workspaceId: string,
  vault: WorkspaceVault,
  db: Db = server.database.db,
): Promise<readonly IdentitySecret[]> {
  const now = server.clock()
  let known = cache(server).get(workspaceId)
  if (!known) {
    known = await readSecrets(db, workspaceId, vault)
    cache(server).set(workspaceId, known)
  }
  return known.filter(({ retiresAt }) => retiresAt === null || now < retiresAt)
}

/** Has this process look again at once: a secret was rotated. */
export function forgetSigningSecrets(server: Server, workspaceId: string): void {
  cache(server).delete(workspaceId)
}

async function readSecrets(
  db: Db,
  workspaceId: string,
  vault: WorkspaceVault,
): Promise<KnownSecret[]> {
  const found = await rows<{ id: string; sealed: Uint8Array; retires_at: Date | null }>(
    db,
    sql`select id, sealed, retires_at from signing_secrets
      where workspace_id = ${workspaceId}::uuid order by id desc limit 20`,
  )
  return found.map(({ id, sealed, retires_at }) => ({
    keyId: toId('sec', id),
    secret: vault.open(labelOf(id), sealed),
    retiresAt: retires_at?.getTime() ?? null,
  }))
}

function labelOf(uuid: string): string {
  return `signing-secret:${uuid}`
}

const cache = shortCache<KnownSecret[]>(10_000, 3)
