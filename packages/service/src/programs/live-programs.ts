import { type Db, rows } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import type { Server } from '../context.ts'
import { shortCache } from '../per-server.ts'

/** A published program as requests find it: whether it runs, and which version is live. */
export type LiveProgram = {
  readonly id: string
  readonly slug: string
  readonly status: 'live' | 'paused' | 'ended'
  readonly liveVersion: number
}

/**
 * The published programs of a workspace, oldest first; at most two seconds old. Inside a transaction
 * hand in its `tx`, outside the server's `database.db`.
 */
export async function livePrograms(
  server: Server,
  db: Db,
  workspaceId: string,
): Promise<readonly LiveProgram[]> {
  const known = cache(server).get(workspaceId)
  if (known) return known

  const found = await rows<LiveProgram>(
    db,
    sql`select id, slug, status, live_version as "liveVersion" from programs
      where workspace_id = ${workspaceId}::uuid and live_version is not null order by id`,
  )
  cache(server).set(workspaceId, found)
  return found
}

/** Has this process look again at once: a version was published, a program paused, resumed or ended. */
export function forgetLivePrograms(server: Server, workspaceId: string): void {
  cache(server).delete(workspaceId)
}

const cache = shortCache<readonly LiveProgram[]>(10_000, 2)
