import { rows } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import type { Server } from '../context.ts'

/**
 * Adds up what has happened since: changes are taken away and their sums go into the daily totals, and
 * clicks also into their advocates' standings, all in one statement. Returns how many changes it took.
 */
export async function foldTotals(
  server: Server,
  workspaceId: string,
  batchSize: number,
): Promise<number> {
  const w = sql`${workspaceId}::uuid`
  const [folded] = await rows<{ taken: number }>(
    server.database.db,
    sql`with taken as (
        delete from total_changes where workspace_id = ${w} and id in (
          select id from total_changes where workspace_id = ${w} order by id limit ${batchSize} for update skip locked)
        returning program_id, participant_id, metric, asset, day, amount),
      days as (
        insert into daily_totals as d (workspace_id, program_id, metric, asset, day, amount)
        select ${w}, program_id, metric, asset, day, sum(amount)::bigint from taken
          group by program_id, metric, asset, day order by program_id, metric, asset, day
        on conflict (workspace_id, program_id, metric, asset, day) do update set amount = d.amount + excluded.amount
        returning 1),
      people as (
        insert into standings as s (workspace_id, program_id, participant_id, clicks)
        select ${w}, program_id, participant_id, sum(amount)::int from taken
          where participant_id is not null and metric = 'clicks'
          group by program_id, participant_id order by program_id, participant_id
        on conflict (workspace_id, program_id, participant_id) do update set clicks = s.clicks + excluded.clicks
        returning 1)
      select count(*)::int as taken from taken`,
  )
  return folded?.taken ?? 0
}
