import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { validateProgram as operation } from '@goodword/contract/programs'
import { checkDocument } from '@goodword/domain/programs/check-document'
import type { Context } from '../context.ts'

/** Checks a document without saving it. */
export async function validateProgram(
  _ctx: Context,
  { document }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const checked = checkDocument(document)
  if (checked.kind === 'ok') return { valid: true, faults: [] }
  return { valid: false, faults: [...checked.faults] }
}
