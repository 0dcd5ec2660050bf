import { rows } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import type { Server } from '../context.ts'
import { shortCache } from '../per-server.ts'

/** The withdrawn customer identities of a workspace, by `jti`; a few seconds old at most. */
export async function revokedIdentities(
  server: Server,
  workspaceId: string,
): Promise<ReadonlySet<string>> {
  const known = cache(server).get(workspaceId)
  if (known) return known

  const found = await rows<{ jti: string }>(
    server.database.db,
    sql`select jti from revoked_identities
      where workspace_id = ${workspaceId}::uuid and expires_at >= ${new Date(server.clock())}`,
  )
  const revoked = new Set(found.map(({ jti }) => jti))
  cache(server).set(workspaceId, revoked)
  return revoked
}

/** Has this process look again at once: an identity was withdrawn. */
export function forgetRevokedIdentities(server: Server, workspaceId: string): void {
  cache(server).delete(workspaceId)
}

const cache = shortCache<ReadonlySet<string>>(10_000, 3)
