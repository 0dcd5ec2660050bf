import type { listKeys as operation } from '@goodword/contract/keys'
import type { Reply } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import { type Context, dbOf } from '../context.ts'
import { type KeyRow, keyBody, keyColumns } from './key-body.ts'

/** The workspace's keys, newest first, expired and revoked ones included. */
export async function listKeys(
  ctx: Context,
  _input: object = {},
): Promise<Reply<typeof operation>> {
  const found = await rows<KeyRow>(
    dbOf(ctx),
    sql`select ${keyColumns} from keys where workspace_id = ${ctx.workspace.uuid}::uuid
      order by id desc limit 1000`,
  )
  return { data: found.map(keyBody), next_cursor: null }
}
