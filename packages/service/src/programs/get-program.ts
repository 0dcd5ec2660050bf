import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { getProgram as operation } from '@goodword/contract/programs'
import { uuidOf } from '@goodword/domain/ids'
import { type Context, dbOf } from '../context.ts'
import { programBody } from './program-body.ts'
import { readProgram } from './queries.ts'

/** A program with its draft. */
export async function getProgram(
  ctx: Context,
  { program_id }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const program = await readProgram(dbOf(ctx), ctx.workspace.uuid, uuidOf(program_id))
  if (!program) throw new Refusal('program_not_found')
  return programBody(program)
}
