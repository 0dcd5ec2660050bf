import { rows } from '@goodword/db/connect'
import { periodOf } from '@goodword/domain/dates'
import type { Board, ProgramDocument } from '@goodword/domain/programs/document'
import { tallyPeriodNamed } from '@goodword/domain/tallies/tally'
import { sql } from 'drizzle-orm'
import type { Context, Unit } from '../context.ts'

/** Has the period that a board with prizes is in now be decided when it is over; a newer version decides it. */
export function noteBoardPeriods(
  ctx: Context,
  unit: Unit,
  programUuid: string,
  version: number,
  { boards = [] }: ProgramDocument,
): void {
  for (const board of boards) {
    if (board.prizes) unit.send(noteBoardPeriod(ctx, unit, programUuid, version, board))
  }
}

/** The same for one board, in the period that the context's moment lies in. */
export function noteBoardPeriod(
  ctx: Context,
  unit: Unit,
  programUuid: string,
  version: number,
  { id, period: kind, time_zone }: Board,
): Promise<unknown> {
  const { key, to } = periodOf(ctx.now, kind, time_zone)
  const period = tallyPeriodNamed(key, kind, time_zone)
  return rows(
    unit.tx,
    sql`insert into board_periods as b (workspace_id, program_id, board, period, program_version, due_at)
      values (${ctx.workspace.uuid}::uuid, ${programUuid}::uuid, ${id}, ${period}, ${version}, ${new Date(to!)})
      on conflict (workspace_id, program_id, board, period) do update
        set program_version = excluded.program_version where b.due_at is not null`,
  )
}
