import { rows } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import type { Server } from './context.ts'

/** Whether the database answers. */
export async function isReachable({ database }: Server): Promise<boolean> {
  try {
    await rows(database.db, sql`select 1`)
    return true
  } catch {
    return false
  }
}
