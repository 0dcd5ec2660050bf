import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { createProgram as operation } from '@goodword/contract/programs'
import { rows } from '@goodword/db/connect'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { type Context, transaction } from '../context.ts'
import { programBody } from './program-body.ts'
import { type ProgramRow, programColumns } from './queries.ts'

/** Makes a program with a first draft, which may be half-written: nothing is live until it is published. */
export async function createProgram(
  ctx: Context,
  { slug, draft }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  return transaction(ctx, async ({ tx }) => {
    const now = new Date(ctx.now)
    const [made] = await rows<ProgramRow>(
      tx,
      sql`insert into programs (workspace_id, id, slug, draft, created_at, updated_at)
        values (${ctx.workspace.uuid}::uuid, ${uuidOf(ctx.server.newId('prg'))}::uuid, ${slug},
          ${JSON.stringify(draft)}::json, ${now}, ${now})
        on conflict (workspace_id, slug) do nothing returning ${programColumns}`,
    )
    if (!made) throw new Refusal('program_slug_taken')
    return programBody(made)
  })
}
