import type { Scope } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { type Id, toId } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import type { Server } from '../context.ts'
import { shortCache } from '../per-server.ts'
import { loadWorkspace, type OpenWorkspace } from '../workspaces/load-workspace.ts'
import { hashKey, keyShape } from './secret.ts'

/** A secret key that is good now: whose it is, and what it may do. */
export type FoundSecretKey = OpenWorkspace & {
  readonly keyId: Id<'key'>
  readonly name: string
  readonly scopes: readonly Scope[]
}

/** A publishable key that is good now: whose it is, and on which origins. */
export type FoundPublishableKey = OpenWorkspace & {
  readonly keyId: Id<'key'>
  readonly origins: readonly string[]
}

/** The secret key with this text; undefined when there is none, or it has expired or was revoked. */
export async function findSecretKey(
  server: Server,
  text: string,
): Promise<FoundSecretKey | undefined> {
  const found = await findKey(server, text, 'secret')
  if (!found) return undefined
  const { key, workspace, vault } = found
  return { workspace, vault, keyId: key.id, name: key.name, scopes: key.scopes }
}

/** The publishable key with this text; undefined when there is none, or it has expired or was revoked. */
export async function findPublishableKey(
  server: Server,
  text: string,
): Promise<FoundPublishableKey | undefined> {
  const found = await findKey(server, text, 'publishable')
  if (!found) return undefined
  const { key, workspace, vault } = found
  return { workspace, vault, keyId: key.id, origins: key.origins }
}

/** Has this process look again at once: the key was revoked, or will expire. */
export function forgetKey(server: Server, hash: Uint8Array): void {
  knownKeys(server).delete(cacheKey(hash))
}

type KnownKey = {
  readonly id: Id<'key'>
  readonly workspaceId: string
  readonly kind: 'secret' | 'publishable'
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly origins: readonly string[]
  readonly endsAt: number
}

async function findKey(server: Server, text: string, kind: KnownKey['kind']) {
  if (keyShape(text)?.kind !== kind) return undefined
  const hash = hashKey(text)
  const at = cacheKey(hash)
  if (unknownKeys(server).has(at)) return undefined

  const key = knownKeys(server).get(at) ?? (await readKey(server, hash))
  if (!key || key.kind !== kind || server.clock() >= key.endsAt) return undefined
  const open = await loadWorkspace(server, key.workspaceId)
  return open && { key, workspace: open.workspace, vault: open.vault }
}

async function readKey(server: Server, hash: Buffer): Promise<KnownKey | undefined> {
  const [row] = await rows<KeyRow>(
    server.database.db,
    sql`select id, workspace_id, kind, name, scopes, origins, least(expires_at, revoked_at) as ends_at
      from keys where hash = ${hash}`,
  )
  if (!row) {
    unknownKeys(server).set(cacheKey(hash), {})
    return undefined
  }
  const key: KnownKey = {
    id: toId('key', row.id),
    workspaceId: row.workspace_id,
    kind: row.kind,
    name: row.name,
    scopes: row.scopes,
    origins: row.origins,
    endsAt: row.ends_at?.getTime() ?? Number.POSITIVE_INFINITY,
  }
  knownKeys(server).set(cacheKey(hash), key)
  return key
}

type KeyRow = {
  readonly id: string
  readonly workspace_id: string
  readonly kind: KnownKey['kind']
  readonly name: string
  readonly scopes: Scope[]
  readonly origins: string[]
  readonly ends_at: Date | null
}

function cacheKey(hash: Uint8Array): string {
  return Buffer.from(hash).toString('base64')
}

const knownKeys = shortCache<KnownKey>(50_000, 3)
// Apart, so that whoever tries keys at random pushes nobody's real key out.
const unknownKeys = shortCache<object>(10_000, 3)
