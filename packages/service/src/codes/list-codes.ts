import type { listCodes as operation } from '@goodword/contract/codes'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { type Context, dbOf } from '../context.ts'
import { pageRows, pageStart, toPage } from '../page.ts'
import { hasGeneratedShape } from './alias.ts'
import { type CodeRow, codeBody, codeColumns } from './code-body.ts'
import { foldCode } from './fold-code.ts'
import { skeleton } from './vanity.ts'

/** Codes, newest first; those of one participant, or the one that a person would type so. */
export async function listCodes(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const { participant_id, alias } = input
  const look = alias === undefined ? undefined : lookOf(alias)
  if (alias !== undefined && look === undefined) return { data: [], next_cursor: null }

  const found = await rows<CodeRow>(
    dbOf(ctx),
    sql`select ${codeColumns} from codes c
      where c.workspace_id = ${ctx.workspace.uuid}::uuid and c.id < ${pageStart(input)}::uuid
        ${participant_id === undefined ? sql`` : sql`and c.participant_id = ${uuidOf(participant_id)}::uuid`}
        ${look === undefined ? sql`` : sql`and c.skeleton = ${look}`}
      order by c.id desc limit ${pageRows(input)}`,
  )
  return toPage(found, input, (row) => codeBody(ctx, row))
}

function lookOf(alias: string): string | undefined {
  const folded = foldCode(alias)
  return folded === undefined || hasGeneratedShape(folded) ? folded : skeleton(folded)
}
