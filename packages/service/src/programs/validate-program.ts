import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { validateProgram as operation } from '@goodword/contract/programs'
import { checkDocument } from '@goodword/domain/programs/check-document'
import { sayFault } from '@goodword/domain/programs/fault-words/say-fault'
import type { Context } from '../context.ts'

/** Checks a document without saving it, and says what is wrong in the reader's language. */
export async function validateProgram(
  _ctx: Context,
  { document, locale = 'en' }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const checked = checkDocument(document)
  if (checked.kind === 'ok') return { valid: true, faults: [] }
  const faults = checked.faults.map((fault) => ({ ...fault, message: sayFault(fault, locale) }))
  return { valid: false, faults }
}
