import type { listAuditLog as operation } from '@goodword/contract/audit-log'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { toInstant } from '@goodword/domain/dates'
import { toId } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { pageRows, pageStart, toPage } from '../page.ts'

type AuditRow = {
  readonly id: string
  readonly actor: string
  readonly actor_name: string
  readonly action: string
  readonly subject: string
  readonly before: unknown
  readonly after: unknown
  readonly noted_at: Date
}

/** What was done by hand, newest first; to one thing, or of one kind, where asked. */
export async function listAuditLog(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const { subject, action } = input
  const found = await rows<AuditRow>(
    ctx.server.database.db,
    sql`select id, actor, actor_name, action, subject, before, after, noted_at from audit_log
      where workspace_id = ${ctx.workspace.uuid}::uuid and id < ${pageStart(input)}::uuid
        ${subject === undefined ? sql`` : sql`and subject = ${subject}`}
        ${action === undefined ? sql`` : sql`and action = ${action}`}
      order by id desc limit ${pageRows(input)}`,
  )
  return toPage(found, input, (row) => ({
    id: toId('aud', row.id),
    actor: { id: row.actor, name: row.actor_name },
    action: row.action,
    subject: row.subject,
    before: row.before ?? null,
    after: row.after ?? null,
    noted_at: toInstant(row.noted_at.getTime()),
  }))
}
