import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { listShares as operation } from '@goodword/contract/shares'
import { rows } from '@goodword/db/connect'
import { toInstant } from '@goodword/domain/dates'
import { toId, uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { pageRows, pageStart, toPage } from '../page.ts'

type ShareRow = {
  readonly id: string
  readonly program_id: string
  readonly participant_id: string
  readonly channel: string
  readonly shared_at: Date
}

/** Shares, newest first; those of one participant where asked. */
export async function listShares(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const ofParticipant = input.participant_id
    ? sql`and participant_id = ${uuidOf(input.participant_id)}::uuid`
    : sql``
  const found = await rows<ShareRow>(
    ctx.server.database.db,
    sql`select id, program_id, participant_id, channel, shared_at from shares
      where workspace_id = ${ctx.workspace.uuid}::uuid and id < ${pageStart(input)}::uuid ${ofParticipant}
      order by id desc limit ${pageRows(input)}`,
  )
  return toPage(found, input, (row) => ({
    id: toId('shr', row.id),
    program_id: toId('prg', row.program_id),
    participant_id: toId('par', row.participant_id),
    channel: row.channel,
    shared_at: toInstant(row.shared_at.getTime()),
  }))
}
