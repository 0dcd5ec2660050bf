import { type Db, rows } from '@goodword/db/connect'
import type { WideUse } from '@goodword/domain/guards/wide-limits'
import { sql } from 'drizzle-orm'

/** How far a program's bounds are used, by all who share them. */
export type SharedBounds = {
  readonly uses: readonly WideUse[]
  readonly told: readonly string[]
  readonly isOverCost: boolean
}

/** Reads how far the bounds of a program are used, those that it shares with other programs included. */
export async function readSharedBounds(
  db: Db,
  workspaceUuid: string,
  programUuid: string,
): Promise<SharedBounds> {
  const w = sql`${workspaceUuid}::uuid`
  const [found] = await rows<{
    uses: WideUse[] | null
    told: string[] | null
    is_over_cost: boolean | null
  }>(
    db,
    sql`select
        (select json_agg(u) from (
          select meter, period, used from program_uses where workspace_id = ${w} and program_id = ${programUuid}::uuid
          union all
          select meter, period, used from shared_uses where workspace_id = ${w}
            and owner in (${programUuid}::uuid, ${w})) u) as uses,
        g.told, g.is_over_cost
      from (select 1) one left join guards g on g.workspace_id = ${w} and g.subject = ${programUuid}::uuid`,
  )
  return {
    uses: found!.uses ?? [],
    told: found!.told ?? [],
    isOverCost: found!.is_over_cost ?? false,
  }
}

/** Reads what one participant has used of the limits that are theirs. */
export async function readOwnUses(
  db: Db,
  workspaceUuid: string,
  programUuid: string,
  participantUuid: string,
  meters: readonly string[],
): Promise<WideUse[]> {
  const w = sql`${workspaceUuid}::uuid`
  const wanted = sql`${sql.param([...meters])}::text[]`
  return rows<WideUse>(
    db,
    sql`select meter, period, used from limit_uses where workspace_id = ${w}
        and program_id = ${programUuid}::uuid and participant_id = ${participantUuid}::uuid and meter = any(${wanted})
      union all
      select meter, period, used from shared_uses where workspace_id = ${w}
        and owner = ${participantUuid}::uuid and meter = any(${wanted})`,
  )
}
