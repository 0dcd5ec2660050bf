import { rows } from '@goodword/db/connect'
import { type SQL, sql } from 'drizzle-orm'
import { type Context, dbOf } from '../context.ts'
import type { LeadRow } from './lead-body.ts'

/** Leads with the language of their friends, newest first. */
export function selectLeads(ctx: Context, which: SQL): Promise<LeadRow[]> {
  return rows<LeadRow>(
    dbOf(ctx),
    sql`select l.*, p.locale from leads l
      join participants p on p.workspace_id = ${ctx.workspace.uuid}::uuid and p.id = l.friend_id
      where l.workspace_id = ${ctx.workspace.uuid}::uuid and ${which}`,
  )
}
