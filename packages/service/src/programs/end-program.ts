import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { endProgram as operation } from '@goodword/contract/program-status'
import { uuidOf } from '@goodword/domain/ids'
import { type Context, transaction, type Unit } from '../context.ts'
import { loadProgram } from './load-program.ts'
import { programBody } from './program-body.ts'
import { lockProgram, type ProgramRow } from './queries.ts'
import { setStatus } from './set-status.ts'

/** Ends a program. What becomes of what is held is said here, or else by the program's schedule. */
export function endProgram(
  ctx: Context,
  { program_id, promises }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  return transaction(ctx, async (unit) => {
    const program = await lockProgram(unit.tx, ctx.workspace.uuid, uuidOf(program_id))
    if (!program) throw new Refusal('program_not_found')
    if (program.status === 'draft') throw new Refusal('program_not_live')
    const said = promises ?? (await promisesOf(ctx, unit, program))
    const change = { to: 'ended', reason: null, cancelsHeld: said === 'cancel_held' } as const
    return programBody(await setStatus(ctx, unit, program, change))
  })
}

/** What the live version says an end does to what was promised. */
export async function promisesOf(
  ctx: Context,
  unit: Unit,
  program: ProgramRow,
): Promise<'honour' | 'cancel_held'> {
  const { workspace } = ctx
  const live = await loadProgram(unit.tx, workspace.uuid, program.id, program.live_version!)
  return live.document.schedule?.promises ?? 'honour'
}
