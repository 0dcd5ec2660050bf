import { rows } from '@goodword/db/connect'
import { toInstant } from '@goodword/domain/dates'
import type { Actor } from '@goodword/domain/four-eyes/four-eyes'
import { type Id, uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import type { Context, Unit } from '../context.ts'

/** What somebody did, to what, and how it stood before and after; null where there was or is nothing. */
export type Action = {
  readonly action: string
  readonly subject: Id
  readonly before: unknown
  readonly after: unknown
}

/** Notes what somebody did, in the transaction in which they did it. */
export function noteAction(ctx: Context, unit: Unit, action: Action): void {
  const { id, name } = actorOf(ctx)
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value))
  unit.send(
    rows(
      unit.tx,
      sql`insert into audit_log (workspace_id, id, actor, actor_name, action, subject, before, after, noted_at)
        values (${ctx.workspace.uuid}::uuid, ${uuidOf(ctx.server.newId('aud'))}::uuid, ${id}, ${name}, ${action.action},
          ${action.subject}, ${json(action.before)}::json, ${json(action.after)}::json, ${toInstant(ctx.now)}::timestamptz)`,
    ),
  )
}

/** Who acts: the key of the request, or the operator at the command line. */
export function actorOf({ actor }: Pick<Context, 'actor'>): Actor {
  return actor ?? { id: 'operator', name: 'operator' }
}
