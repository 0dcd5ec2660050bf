import { rows } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

const KEPT_MS = 86_400_000

/** Forgets links and sign-ins that ran out a day ago. */
export async function purgeSignIns({ server, workspace }: Context): Promise<void> {
  await rows(
    server.database.db,
    sql`delete from sign_ins where workspace_id = ${workspace.uuid}::uuid
      and expires_at < ${new Date(server.clock() - KEPT_MS)}`,
  )
}
