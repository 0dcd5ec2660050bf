import { sql } from 'drizzle-orm'
import { check, index, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { bytes, instant, realNow, workspaceId } from './columns.ts'

/** Long work that a request started and a caller polls. */
export const jobs = pgTable(
  'jobs',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    kind: text().notNull(),
    /** The Idempotency-Key that started it, hashed: the same request finds the same job. */
    keyHash: bytes('key_hash'),
    /** Until when the process that runs it has it to itself; another goes on after that. */
    leasedUntil: instant('leased_until'),
    state: text().$type<'running' | 'done' | 'failed'>().notNull(),
    progress: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    createdAt: instant('created_at').notNull().default(realNow),
    finishedAt: instant('finished_at'),
  },
  (t) => [
    unique('jobs_key').on(t.workspaceId, t.keyHash),
    primaryKey({ columns: [t.workspaceId, t.id] }),
    check('jobs_state', sql`${t.state} in ('running', 'done', 'failed')`),
    index('jobs_running').on(t.workspaceId, t.kind, t.createdAt).where(sql`${t.state} = 'running'`),
  ],
)
