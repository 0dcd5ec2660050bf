import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { diffProgram as operation } from '@goodword/contract/programs'
import { uuidOf } from '@goodword/domain/ids'
import { checkDocument } from '@goodword/domain/programs/check-document'
import { diffDocuments } from '@goodword/domain/programs/diff-documents'
import { type Context, dbOf } from '../context.ts'
import { readProgram } from './queries.ts'
import { requireVersion } from './require-version.ts'

/** What changes from one version to another, or to the draft. */
export async function diffProgram(
  ctx: Context,
  { program_id, from, to }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const db = dbOf(ctx)
  const workspaceId = ctx.workspace.uuid
  const before = await requireVersion(db, workspaceId, uuidOf(program_id), from)
  if (to !== undefined) {
    const after = await requireVersion(db, workspaceId, uuidOf(program_id), to)
    return { data: diffDocuments(before.document, after.document) }
  }

  const program = await readProgram(db, workspaceId, uuidOf(program_id))
  if (!program?.draft) throw new Refusal('program_has_no_draft')
  // A published document has its defaults written out, and they are no change.
  const checked = checkDocument(program.draft)
  const draft = checked.kind === 'ok' ? checked.document : program.draft
  return { data: diffDocuments(before.document, draft) }
}
