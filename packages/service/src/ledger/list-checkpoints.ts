import type { listCheckpoints as operation } from '@goodword/contract/ledger'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { pageRows, readCursor, writeCursor } from '../page.ts'
import { readBlocks } from './block.ts'
import { toBlockBody } from './block-body.ts'

const CURSOR_BYTES = 4

/** The blocks of the workspace's ledger, newest first. Whoever keeps a checkpoint can hold us to it. */
export async function listCheckpoints(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const { server, workspace } = ctx
  const below =
    input.cursor === undefined ? sql`true` : sql`number < ${numberIn(input.cursor)}::bigint`
  const found = await readBlocks(
    server.database.db,
    workspace.uuid,
    sql`${below} order by number desc limit ${pageRows(input)}`,
  )
  const shown = found.slice(0, input.limit)
  const last = found.length > input.limit ? shown.at(-1) : undefined
  return {
    data: await Promise.all(shown.map((row) => toBlockBody(server, workspace.uuid, row))),
    next_cursor: last ? cursorAt(last.number) : null,
  }
}

function numberIn(cursor: string): number {
  return readCursor(cursor, CURSOR_BYTES).readUInt32BE()
}

function cursorAt(number: number): string {
  const place = Buffer.alloc(CURSOR_BYTES)
  place.writeUInt32BE(number)
  return writeCursor(place)
}
