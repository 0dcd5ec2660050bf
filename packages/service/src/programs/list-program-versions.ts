import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { listProgramVersions as operation } from '@goodword/contract/programs'
import { rows } from '@goodword/db/connect'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { type Context, dbOf } from '../context.ts'
import { pageRows, readCursor, writeCursor } from '../page.ts'
import { versionBody } from './program-body.ts'
import { readProgram, type VersionRow, versionColumns } from './queries.ts'

/** All published versions, newest first. */
export async function listProgramVersions(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const workspaceId = ctx.workspace.uuid
  const program = await readProgram(dbOf(ctx), workspaceId, uuidOf(input.program_id))
  if (!program) throw new Refusal('program_not_found')

  const found = await rows<VersionRow>(
    dbOf(ctx),
    sql`select ${versionColumns} from program_versions
      where workspace_id = ${workspaceId}::uuid and program_id = ${program.id}::uuid
        and version < ${versionsBelow(input.cursor)}
      order by version desc limit ${pageRows(input)}`,
  )
  const shown = found.slice(0, input.limit)
  const last = found.length > input.limit ? shown.at(-1) : undefined
  return { data: shown.map(versionBody), next_cursor: last ? cursorOf(last.version) : null }
}

const versionMax = 2_147_483_647

function versionsBelow(cursor: string | undefined): number {
  if (cursor === undefined) return versionMax
  return Math.min(readCursor(cursor, 4).readUInt32BE(), versionMax)
}

function cursorOf(version: number): string {
  const place = Buffer.alloc(4)
  place.writeUInt32BE(version)
  return writeCursor(place)
}
