import { rows } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import type { Unit } from '../context.ts'

/** Locks participants in the order of their ids, as everywhere; says whether all of them are there. */
export async function lockPeople(
  unit: Unit,
  workspaceId: string,
  uuids: readonly string[],
): Promise<boolean> {
  const locked = await rows(
    unit.tx,
    sql`select id from participants where workspace_id = ${workspaceId}::uuid
      and id = any(${sql.param([...uuids])}::uuid[]) order by id for update`,
  )
  return locked.length === new Set(uuids).size
}
