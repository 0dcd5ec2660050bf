import { rows } from '@goodword/db/connect'
import { type Id, uuidOf } from '@goodword/domain/ids'
import { ProgramDocument, type ProgramDraft } from '@goodword/domain/programs/document'
import { sql } from 'drizzle-orm'
import { parse } from 'valibot'
import { recordClick } from '../clicks/follow-link.ts'
import { newAlias } from '../codes/alias.ts'
import type { Context } from '../context.ts'

/** For tests: a program that is live with this document. */
export async function liveProgram(ctx: Context, draft: ProgramDraft): Promise<Id<'prg'>> {
  const id = ctx.server.newId('prg')
  const document = JSON.stringify(parse(ProgramDocument, draft))
  const now = new Date(ctx.now)
  await rows(
    ctx.server.database.db,
    sql`insert into programs (workspace_id, id, slug, status, live_version, created_at, updated_at)
      values (${ctx.workspace.uuid}::uuid, ${uuidOf(id)}::uuid, ${id}, 'live', 1, ${now}, ${now})`,
  )
  await rows(
    ctx.server.database.db,
    sql`insert into program_versions (workspace_id, program_id, version, document, published_at)
      values (${ctx.workspace.uuid}::uuid, ${uuidOf(id)}::uuid, 1, ${document}::json, ${now})`,
  )
  return id
}

export type Advocate = { readonly id: Id<'par'>; readonly alias: string; readonly codeId: string }

/** For tests: an advocate with a code in a program. */
export async function advocateIn(
  ctx: Context,
  programId: Id<'prg'>,
  name: string,
): Promise<Advocate> {
  const id = ctx.server.newId('par')
  const codeId = uuidOf(ctx.server.newId('cod'))
  const alias = newAlias(ctx.server.master.alias, ctx.workspace.uuid, ctx.server.randomBytes)
  const now = new Date(ctx.now)
  await rows(
    ctx.server.database.db,
    sql`insert into participants (workspace_id, id, external_id, created_at, updated_at)
      values (${ctx.workspace.uuid}::uuid, ${uuidOf(id)}::uuid, ${name}, ${now}, ${now})`,
  )
  await rows(
    ctx.server.database.db,
    sql`insert into codes (workspace_id, id, program_id, participant_id, alias, skeleton, kind, created_at)
      values (${ctx.workspace.uuid}::uuid, ${codeId}::uuid, ${uuidOf(programId)}::uuid, ${uuidOf(id)}::uuid, ${alias},
        ${alias}, 'generated', ${now})`,
  )
  return { id, alias, codeId }
}

/** For tests: somebody opens an advocate's link; the token that they carry to the shop. */
export async function clickOn(
  ctx: Context,
  programId: Id<'prg'>,
  advocate: Advocate,
  channel: string | null = null,
): Promise<string> {
  const token = await recordClick(
    ctx.server,
    ctx.workspace,
    {
      codeId: advocate.codeId,
      programId: uuidOf(programId),
      participantId: uuidOf(advocate.id),
      alias: advocate.alias,
      isDisabled: false,
    },
    { source: 'redirect', uncountedReason: null, channel, deviceIndex: null },
  )
  if (token === undefined) throw new Error('the program does not run')
  return token
}
