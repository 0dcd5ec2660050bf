import { sql } from 'drizzle-orm'
import { check, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant, realNow, workspaceId } from './columns.ts'

/** Long work that a request started and a caller polls. */
export const jobs = pgTable(
  'jobs',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    kind: text().notNull(),
    state: text().$type<'running' | 'done' | 'failed'>().notNull(),
    progress: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    createdAt: instant('created_at').notNull().default(realNow),
    finishedAt: instant('finished_at'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    check('jobs_state', sql`${t.state} in ('running', 'done', 'failed')`),
  ],
)
