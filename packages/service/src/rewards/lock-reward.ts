import { rows } from '@goodword/db/connect'
import type { Reward } from '@goodword/domain/rewards/reward'
import { type SQL, sql } from 'drizzle-orm'
import type { Unit } from '../context.ts'
import { toReward } from '../conversions/from-rows.ts'

/**
 * One reward, with its participant locked first, as everywhere: whoever moves a participant's rewards
 * holds the participant.
 */
export async function lockReward(
  unit: Unit,
  workspaceId: string,
  which: SQL,
): Promise<Reward | undefined> {
  const w = sql`${workspaceId}::uuid`
  await rows(
    unit.tx,
    sql`select p.id from participants p where p.workspace_id = ${w}
      and p.id = (select participant_id from rewards where workspace_id = ${w} and ${which}) for update`,
  )
  const [row] = await rows<Record<string, unknown>>(
    unit.tx,
    sql`select * from rewards where workspace_id = ${w} and ${which}`,
  )
  return row && toReward(row)
}
