import { type Db, rows } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import type { Server, WorkspaceFacts } from '../context.ts'
import { shortCache } from '../per-server.ts'
import { openWorkspaceVault, type WorkspaceVault } from '../vault/workspace-vault.ts'
import { selectWorkspace, type WorkspaceRow } from './queries.ts'

/** A workspace as a process keeps it: its settings and its opened vault. */
export type OpenWorkspace = { readonly workspace: WorkspaceFacts; readonly vault: WorkspaceVault }

/** A workspace by its uuid, a few seconds old at most. Inside a transaction hand in its `tx`. */
export async function loadWorkspace(
  server: Server,
  uuid: string,
  db: Db = server.database.db,
): Promise<OpenWorkspace | undefined> {
  const known = byUuid(server).get(uuid)
  if (known) return known

  const [row] = await rows<WorkspaceRow>(db, sql`${selectWorkspace} where w.id = ${uuid}::uuid`)
  return row && keep(server, row)
}

/** The workspace that a slug names, and whether the slug is one that it has given up since. */
export async function workspaceBySlug(
  server: Server,
  slug: string,
): Promise<(OpenWorkspace & { readonly isOldSlug: boolean }) | undefined> {
  const known = bySlug(server).get(slug)
  if (known?.uuid === null) return undefined
  const open = known ? await loadWorkspace(server, known.uuid) : await readBySlug(server, slug)
  return open && { ...open, isOldSlug: open.workspace.slug !== slug }
}

/** Has this process look again at once: settings or the clock were changed. */
export function forgetWorkspace(server: Server, uuid: string): void {
  byUuid(server).delete(uuid)
}

async function readBySlug(server: Server, slug: string): Promise<OpenWorkspace | undefined> {
  // A slug that cannot be one is not looked up.
  if (!/^[a-z0-9-]{3,40}$/.test(slug)) return undefined
  const [row] = await rows<WorkspaceRow>(
    server.database.db,
    sql`${selectWorkspace} join workspace_slugs s on s.workspace_id = w.id where s.slug = ${slug}`,
  )
  // Once given, a slug stays with its workspace; one that is free may be taken at any moment.
  if (row) bySlug(server).set(slug, { uuid: row.uuid }, { ttl: 600_000 })
  else bySlug(server).set(slug, { uuid: null })
  return row && keep(server, row)
}

function keep(server: Server, { wrappedKey, ...workspace }: WorkspaceRow): OpenWorkspace {
  const kept = vaults(server).get(workspace.uuid)
  // Opening derives five keys, and a workspace's key never changes.
  const vault =
    kept ?? openWorkspaceVault(server.master, workspace.uuid, wrappedKey, server.randomBytes)
  if (!kept) vaults(server).set(workspace.uuid, vault)

  const open = { workspace, vault }
  byUuid(server).set(workspace.uuid, open)
  return open
}

const byUuid = shortCache<OpenWorkspace>(20_000, 3)
const bySlug = shortCache<{ readonly uuid: string | null }>(20_000, 3)
const vaults = shortCache<WorkspaceVault>(20_000, 86_400)
