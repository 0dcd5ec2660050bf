import { rows } from '@goodword/db/connect'
import { toInstant } from '@goodword/domain/dates'
import { noEffects } from '@goodword/domain/effects/effects'
import { tell } from '@goodword/domain/effects/gather'
import { toId } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { noteAt } from '../agenda/note-due.ts'
import type { Context, Unit } from '../context.ts'
import { toolsFor } from '../conversions/decide-in-book.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { forgetLivePrograms } from './live-programs.ts'
import { type ProgramRow, programColumns } from './queries.ts'

export type StatusChange = {
  readonly to: 'live' | 'paused' | 'ended'
  readonly reason: string | null
  /** For an end: whether it takes back what is held. */
  readonly cancelsHeld?: boolean
}

/**
 * Moves a published program to another status and tells of it. What was promised stands, and friends who
 * came before still earn; an end that takes back what is held leaves that to the worker, and so is the
 * queue: who waits is admitted when the program goes on, and goes when it ends.
 */
export async function changeStatus(
  ctx: Context,
  unit: Unit,
  program: ProgramRow,
  { to, reason, cancelsHeld = false }: StatusChange,
): Promise<ProgramRow> {
  if (program.status === to) return program
  const { server, workspace } = ctx
  const w = sql`${workspace.uuid}::uuid`
  const now = new Date(ctx.now)
  const [changed] = await rows<ProgramRow>(
    unit.tx,
    sql`update programs set status = ${to}, status_since = ${now}, status_reason = ${reason}, updated_at = ${now},
        cancels_held = ${cancelsHeld}, due_at = ${to === 'ended' ? now : sql`due_at`}
      where workspace_id = ${w} and id = ${program.id}::uuid returning ${programColumns}`,
  )
  unit.send(wakeQueue(ctx, unit, program.id))
  const effects = noEffects()
  const type = { live: 'program.resumed', paused: 'program.paused', ended: 'program.ended' }[to]
  const program_id = toId('prg', program.id)
  tell(effects, toolsFor(ctx), type, program_id, toInstant(ctx.now), { program_id, reason })
  storeEffects(unit, workspace.uuid, effects)
  unit.afterCommit(() => {
    forgetLivePrograms(server, workspace.uuid)
    noteAt(server, workspace.uuid, new Date(ctx.now - workspace.clockOffsetMs)).catch(() => {})
  })
  return changed!
}

/** Has the worker look at those who wait: they may have a place now, or none ever. */
export function wakeQueue(ctx: Context, unit: Unit, programId: string): Promise<unknown> {
  const now = new Date(ctx.now)
  return rows(
    unit.tx,
    sql`update referrals set due_at = ${now}
      where workspace_id = ${ctx.workspace.uuid}::uuid and program_id = ${programId}::uuid
        and state = 'queued' and due_at > ${now}`,
  )
}
