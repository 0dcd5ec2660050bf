import type { Reply } from '@goodword/contract/operation'
import type { listSigningSecrets as operation } from '@goodword/contract/workspace'
import { rows } from '@goodword/db/connect'
import { toInstant } from '@goodword/domain/dates'
import { toId } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { type Context, dbOf } from '../context.ts'

/** The secrets that sign customer identities, newest first and without their text; retired ones included. */
export async function listSigningSecrets(
  ctx: Context,
  _input: object = {},
): Promise<Reply<typeof operation>> {
  const found = await rows<{ id: string; created_at: Date; retires_at: Date | null }>(
    dbOf(ctx),
    sql`select id, created_at, retires_at from signing_secrets
      where workspace_id = ${ctx.workspace.uuid}::uuid order by id desc limit 100`,
  )
  const data = found.map(({ id, created_at, retires_at }) => ({
    id: toId('sec', id),
    created_at: toInstant(created_at.getTime()),
    retires_at: retires_at && toInstant(retires_at.getTime()),
  }))
  return { data, next_cursor: null }
}
