import { rows } from '@goodword/db/connect'
import type { Instant } from '@goodword/domain/conversions/conversion-facts'
import { fromInstant, toInstant } from '@goodword/domain/dates'
import { sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { decidedKinds } from './decided-kinds.ts'

/** Something that is due and must be decided: what lies before it is done first. */
export type DueDecision = {
  readonly kind: string
  readonly key: readonly string[]
  readonly dueAt: Instant
}

/** The first of what is to be decided by the workspace's clock. */
export async function nextDecision(ctx: Context): Promise<DueDecision | undefined> {
  const w = sql`${ctx.workspace.uuid}::uuid`
  const first = decidedKinds.map(({ name, table, only, key }) => {
    const names = sql.raw(key.join(', '))
    return sql`(select ${sql.raw(`'${name}'`)} as kind, due_at, json_build_array(${names}) as key from ${sql.raw(table)}
      where workspace_id = ${w} and due_at <= ${new Date(ctx.now)} ${only ? sql`and ${only}` : sql``}
      order by due_at, ${names} limit 1)`
  })
  const [next] = await rows<{ kind: string; due_at: Date; key: readonly string[] }>(
    ctx.server.database.db,
    sql`select kind, due_at, key from (${sql.join(first, sql` union all `)}) d order by due_at, kind limit 1`,
  )
  return next && { kind: next.kind, key: next.key, dueAt: toInstant(next.due_at.getTime()) }
}

/** Decides it at its own instant; returns how much was done. */
export function decideWhatIsDue(ctx: Context, due: DueDecision): Promise<number> {
  const kind = decidedKinds.find(({ name }) => name === due.kind)!
  return kind.decide({ ...ctx, now: fromInstant(due.dueAt) }, due.key)
}
