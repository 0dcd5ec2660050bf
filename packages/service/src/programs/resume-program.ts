import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { resumeProgram as operation } from '@goodword/contract/program-status'
import { uuidOf } from '@goodword/domain/ids'
import { type Context, transaction } from '../context.ts'
import { programBody } from './program-body.ts'
import { lockProgram } from './queries.ts'
import { setStatus } from './set-status.ts'

/** Takes new friends again. A program that has ended begins anew by being published. */
export function resumeProgram(
  ctx: Context,
  { program_id }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  return transaction(ctx, async (unit) => {
    const program = await lockProgram(unit.tx, ctx.workspace.uuid, uuidOf(program_id))
    if (!program) throw new Refusal('program_not_found')
    if (program.status !== 'live' && program.status !== 'paused') {
      throw new Refusal('program_not_live')
    }
    return programBody(await setStatus(ctx, unit, program, { to: 'live', reason: null }))
  })
}
