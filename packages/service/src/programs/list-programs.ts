import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { listPrograms as operation } from '@goodword/contract/programs'
import { rows } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import { type Context, dbOf } from '../context.ts'
import { pageRows, pageStart, toPage } from '../page.ts'
import { programBody } from './program-body.ts'
import { type ProgramRow, programColumns } from './queries.ts'

/** All programs, newest first. */
export async function listPrograms(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const found = await rows<ProgramRow>(
    dbOf(ctx),
    sql`select ${programColumns} from programs
      where workspace_id = ${ctx.workspace.uuid}::uuid and id < ${pageStart(input)}::uuid
      order by id desc limit ${pageRows(input)}`,
  )
  return toPage(found, input, programBody)
}
