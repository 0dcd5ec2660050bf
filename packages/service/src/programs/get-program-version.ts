import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { getProgramVersion as operation } from '@goodword/contract/programs'
import { uuidOf } from '@goodword/domain/ids'
import { type Context, dbOf } from '../context.ts'
import { versionBody } from './program-body.ts'
import { requireVersion } from './require-version.ts'

/** One version, as it was published. */
export async function getProgramVersion(
  ctx: Context,
  { program_id, version }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const found = await requireVersion(dbOf(ctx), ctx.workspace.uuid, uuidOf(program_id), version)
  return versionBody(found)
}
