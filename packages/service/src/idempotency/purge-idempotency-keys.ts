import { rows } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import type { Server } from '../context.ts'
import { keptMs } from './once.ts'

const purgedMax = 5_000

/** Forgets the answers of a workspace that are no longer given again, some thousands at a time; tells how many. */
export async function purgeIdempotencyKeys(server: Server, workspaceUuid: string): Promise<number> {
  const endsBefore = new Date(server.clock() - keptMs).toISOString()
  const purged = await rows(
    server.database.db,
    sql`delete from idempotency_keys
      where workspace_id = ${workspaceUuid} and key_hash = any(array(
        select key_hash from idempotency_keys
        where workspace_id = ${workspaceUuid} and created_at <= ${endsBefore}
        order by created_at limit ${purgedMax}
      ))
      returning 1`,
  )
  return purged.length
}
