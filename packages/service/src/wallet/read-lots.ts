import { type Db, rows } from '@goodword/db/connect'
import type { Lot } from '@goodword/domain/wallet/lot'
import { sql } from 'drizzle-orm'
import { toLot } from '../conversions/from-rows.ts'

/** What is left of a participant's lots. */
export async function readLots(
  db: Db,
  workspaceId: string,
  participantUuid: string,
): Promise<Lot[]> {
  const found = await rows<Record<string, unknown>>(
    db,
    sql`select * from lots where workspace_id = ${workspaceId}::uuid
      and participant_id = ${participantUuid}::uuid and remaining > 0`,
  )
  return found.map(toLot)
}

/** Lots by their ids, empty ones too. */
export async function readLotsById(
  db: Db,
  workspaceId: string,
  uuids: readonly string[],
): Promise<Lot[]> {
  const found = await rows<Record<string, unknown>>(
    db,
    sql`select * from lots where workspace_id = ${workspaceId}::uuid
      and id = any(${sql.param([...uuids])}::uuid[])`,
  )
  return found.map(toLot)
}
