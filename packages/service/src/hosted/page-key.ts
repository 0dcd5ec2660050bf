import { rows } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import {
  contextFor,
  dbOf,
  type Server,
  transaction,
  type Unit,
  type WorkspaceFacts,
} from '../context.ts'
import { issueKey } from '../keys/issue-key.ts'
import { shortCache } from '../per-server.ts'
import type { OpenWorkspace } from '../workspaces/load-workspace.ts'
import { lockWorkspace } from '../workspaces/queries.ts'

/**
 * The publishable key that our own pages use for a workspace: its oldest. A merchant without a site has
 * none; then one is made, and stands among their keys under the name of these pages.
 */
export async function pageKey(
  server: Server,
  { workspace, vault }: OpenWorkspace,
): Promise<string> {
  const known = cache(server).get(workspace.uuid)
  if (known) return known.text
  const ctx = contextFor(server, workspace, vault)
  const text =
    (await oldestKey(server, workspace)) ??
    (await transaction(ctx, async (unit) => {
      // Locked, so that two first visitors do not make two.
      await lockWorkspace(unit.tx, workspace.uuid)
      return (await oldestKey(server, workspace, unit)) ?? (await newKey(server, workspace, unit))
    }))
  cache(server).set(workspace.uuid, { text })
  return text
}

async function newKey(server: Server, workspace: WorkspaceFacts, unit: Unit): Promise<string> {
  const { key } = await issueKey(
    server,
    workspace,
    { kind: 'publishable', name: 'Hosted pages', origins: [new URL(server.publicUrl).origin] },
    unit.tx,
  )
  return key
}

async function oldestKey(
  server: Server,
  { uuid }: WorkspaceFacts,
  unit?: Unit,
): Promise<string | undefined> {
  const db = unit ? unit.tx : dbOf({ server })
  const [found] = await rows<{ text: string }>(
    db,
    sql`select publishable_text as text from keys
      where workspace_id = ${uuid}::uuid and publishable_text is not null and revoked_at is null
        and (expires_at is null or expires_at > ${new Date(server.clock())})
      order by id limit 1`,
  )
  return found?.text
}

const cache = shortCache<{ readonly text: string }>(10_000, 3)
