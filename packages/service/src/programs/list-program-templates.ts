import type { Reply } from '@goodword/contract/operation'
import type { listProgramTemplates as operation } from '@goodword/contract/programs'
import { programTemplates } from '@goodword/domain/programs/templates'
import type { Context } from '../context.ts'

/** Programs that are run in the world, as documents to start from. */
export async function listProgramTemplates(
  _ctx: Context,
  _input: object = {},
): Promise<Reply<typeof operation>> {
  const data = programTemplates.map(({ id, document }) => ({ id, document: { ...document } }))
  return { data, next_cursor: null }
}
