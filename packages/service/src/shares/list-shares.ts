import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { listShares as operation } from '@goodword/contract/shares'
import { rows } from '@goodword/db/connect'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { type Context, dbOf } from '../context.ts'
import { pageRows, pageStart, toPage } from '../page.ts'
import { type ShareRow, shareBody } from './share-body.ts'

/** Shares, newest first; those of one participant where asked. */
export async function listShares(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const { participant_id } = input
  const found = await rows<ShareRow>(
    dbOf(ctx),
    sql`select id, program_id, participant_id, channel, shared_at from shares
      where workspace_id = ${ctx.workspace.uuid}::uuid and id < ${pageStart(input)}::uuid
        ${participant_id === undefined ? sql`` : sql`and participant_id = ${uuidOf(participant_id)}::uuid`}
      order by id desc limit ${pageRows(input)}`,
  )
  return toPage(found, input, shareBody)
}
