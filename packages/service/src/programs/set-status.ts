import { toId } from '@goodword/domain/ids'
import { noteAction } from '../audit-log/note-action.ts'
import type { Context, Unit } from '../context.ts'
import { changeStatus, type StatusChange } from './change-status.ts'
import type { ProgramRow } from './queries.ts'

/** Moves a program to another status because somebody says so, and notes who. */
export async function setStatus(
  ctx: Context,
  unit: Unit,
  program: ProgramRow,
  change: StatusChange,
): Promise<ProgramRow> {
  const changed = await changeStatus(ctx, unit, program, change)
  if (changed.status === program.status) return changed
  noteAction(ctx, unit, {
    action: { live: 'program.resumed', paused: 'program.paused', ended: 'program.ended' }[
      change.to
    ],
    subject: toId('prg', program.id),
    before: { status: program.status },
    after: {
      status: changed.status,
      ...(change.to === 'ended' && { cancels_held: change.cancelsHeld ?? false }),
    },
  })
  return changed
}
