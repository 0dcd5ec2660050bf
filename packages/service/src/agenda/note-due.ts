import { rows } from '@goodword/db/connect'
import { fromInstant } from '@goodword/domain/dates'
import type { Effects } from '@goodword/domain/effects/effects'
import { sql } from 'drizzle-orm'
import type { Context, Server, Unit } from '../context.ts'

/** How soon what has happened is added up into the figures that people look at. */
export const FOLD_AFTER_MS = 2_000

/**
 * Notes in the agenda when the earliest of these effects falls due, on the real clock. After the commit
 * and without being waited for: the note is a hint, and a lost one is a delay of minutes, never a loss.
 */
export function noteDue(ctx: Context, unit: Unit, effects: Effects): void {
  const due = [
    ...[...effects.rewards.values()].map(({ row }) => row.due_at),
    ...[...effects.referrals.values()].map(({ row }) => row.due_at),
    ...[...effects.lots.values()].map(({ row }) => row.due_at),
    ...[...effects.periods.values()].map(({ due_at }) => due_at),
    ...[...effects.payouts.values()].map(({ row }) => row.call_at),
  ].filter((instant) => instant !== null)
  const soonest = Math.min(
    ...due.map(fromInstant),
    ctx.now + (effects.totals.size > 0 ? FOLD_AFTER_MS : Number.POSITIVE_INFINITY),
  )
  if (soonest === Number.POSITIVE_INFINITY) return
  const dueAt = new Date(soonest - ctx.workspace.clockOffsetMs)
  unit.afterCommit(() => {
    noteAt(ctx.server, ctx.workspace.uuid, dueAt).catch(() => {})
  })
}

/**
 * Writes the note where it is earlier than the one that stands. A later one costs a read only: an
 * insert that meets a row locks it even where it changes nothing, and all of a workspace would wait
 * for one another's commits.
 */
export async function noteAt(server: Server, workspaceId: string, dueAt: Date): Promise<void> {
  const noted = earliestNoted.get(workspaceId)
  const now = server.clock()
  if (noted !== undefined && noted <= dueAt.getTime() && noted > now) return
  earliestNoted.set(workspaceId, dueAt.getTime())
  await rows(
    server.database.db,
    sql`insert into agenda (workspace_id, due_at) select ${workspaceId}::uuid, ${dueAt}::timestamptz
      where not exists (
        select from agenda where workspace_id = ${workspaceId}::uuid and due_at <= ${dueAt}::timestamptz)
      on conflict (workspace_id) do update set due_at = excluded.due_at where agenda.due_at > excluded.due_at`,
  )
}

// What this process has noted last, so that most commits write no note at all.
const earliestNoted = new Map<string, number>()
