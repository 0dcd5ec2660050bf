import { rows } from '@goodword/db/connect'
import { directoryTables, workspaceTables } from '@goodword/db/distribution'
import { type Environment, openDatabase } from '@goodword/service/open-server'
import { sql } from 'drizzle-orm'

/**
 * Lays the tables out over a Citus cluster: the directory the same on every node, everything of a
 * workspace together on one. What is laid out already is left alone, so it can be run after each migration.
 */
export async function distribute(_args: readonly string[], env: Environment): Promise<number> {
  if (!env.DATABASE_URL) throw new Error('Set DATABASE_URL to the coordinator of a Citus cluster.')
  const database = await openDatabase(env, 'owner')
  try {
    const [citus] = await rows(database.db, sql`select 1 from pg_extension where extname = 'citus'`)
    if (!citus)
      throw new Error('This Postgres has no Citus: create extension citus, on every node, first.')

    const laidOut = new Set(
      (
        await rows<{ name: string }>(
          database.db,
          sql`select logicalrelid::text as name from pg_dist_partition`,
        )
      ).map(({ name }) => name),
    )
    let done = 0
    for (const table of directoryTables) {
      if (laidOut.has(table)) continue
      await rows(database.db, sql`select create_reference_table(${table})`)
      done += 1
    }
    const [first] = workspaceTables
    for (const table of workspaceTables) {
      if (laidOut.has(table)) continue
      const beside = table === first ? 'default' : first
      await rows(
        database.db,
        sql`select create_distributed_table(${table}, 'workspace_id', colocate_with => ${beside})`,
      )
      done += 1
    }
    console.log(done === 0 ? 'Every table is laid out already.' : `${done} tables were laid out.`)
    return 0
  } finally {
    await database.close()
  }
}
