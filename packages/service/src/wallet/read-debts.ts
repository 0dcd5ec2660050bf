import { type Db, rows } from '@goodword/db/connect'
import { toId } from '@goodword/domain/ids'
import type { Debt } from '@goodword/domain/wallet/debt'
import { sql } from 'drizzle-orm'

/** What people owe of their balances. */
export async function readDebts(
  db: Db,
  workspaceId: string,
  participantUuids: readonly string[],
): Promise<Debt[]> {
  const found = await rows<{ participant_id: string; asset: string; amount: number }>(
    db,
    sql`select participant_id, asset, -amount as amount from balances where workspace_id = ${workspaceId}::uuid
      and participant_id = any(${sql.param([...participantUuids])}::uuid[]) and kind = 'debt' and amount < 0`,
  )
  return found.map((row) => ({ ...row, participant_id: toId('par', row.participant_id) }))
}
