import type { listClicks as operation } from '@goodword/contract/clicks'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { toInstant } from '@goodword/domain/dates'
import { toId } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { pageRows, pageStart, toPage } from '../page.ts'

type ClickRow = {
  readonly id: string
  readonly program_id: string
  readonly program_version: number
  readonly advocate_id: string
  readonly code_id: string
  readonly friend_id: string | null
  readonly state: 'clicked' | 'used' | 'expired'
  readonly counted: boolean
  readonly uncounted_reason: string | null
  readonly source: 'redirect' | 'page'
  readonly channel: string | null
  readonly claimed_at: Date
}

/** Clicks, newest first; codes typed at the checkout are claims, but no clicks. */
export async function listClicks(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const found = await rows<ClickRow>(
    ctx.server.database.db,
    sql`select id, program_id, program_version, advocate_id, code_id, friend_id, state, counted, uncounted_reason,
        source, channel, claimed_at from claims
      where workspace_id = ${ctx.workspace.uuid}::uuid and id < ${pageStart(input)}::uuid and evidence = 'link'
      order by id desc limit ${pageRows(input)}`,
  )
  return toPage(found, input, (row) => ({
    id: toId('clm', row.id),
    program_id: toId('prg', row.program_id),
    program_version: row.program_version,
    advocate_id: toId('par', row.advocate_id),
    code_id: toId('cod', row.code_id),
    friend_id: row.friend_id && toId('par', row.friend_id),
    state: row.state,
    counted: row.counted,
    uncounted_reason: row.uncounted_reason,
    source: row.source,
    channel: row.channel,
    clicked_at: toInstant(row.claimed_at.getTime()),
  }))
}
