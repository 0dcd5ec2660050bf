import { setTimeout as sleep } from 'node:timers/promises'
import { type Database, rows } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'

/**
 * Waits until every transaction that is open now has ended, as long as the test may take. The event feed
 * and sealing show nothing that stands beside an open one, and a server opens some of its own now and
 * then: those of autovacuum.
 */
export async function othersEnded({ db, engine }: Database): Promise<void> {
  if (engine === 'embedded') return
  const [own] = await rows<{ id: string }>(db, sql`select pg_current_xact_id()::text as id`)
  for (;;) {
    const [found] = await rows<{ ended: boolean }>(
      db,
      sql`select pg_snapshot_xmin(pg_current_snapshot()) > ${own!.id}::xid8 as ended`,
    )
    if (found!.ended) return
    await sleep(20)
  }
}
