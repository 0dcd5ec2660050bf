import { sql } from 'drizzle-orm'
import { index, pgTable, uuid } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/** Local: when a workspace next has something due, on the real clock. A hint; a lost note is a delay, never a loss. */
export const agenda = pgTable(
  'agenda',
  {
    workspaceId: uuid('workspace_id').primaryKey(),
    dueAt: instant('due_at').notNull(),
    /** Until when a worker has it to itself; retaken after that. */
    leasedUntil: instant('leased_until'),
    lookedAt: instant('looked_at'),
    /** When its postings are next to be sealed; nothing where none waits. */
    sealAt: instant('seal_at'),
  },
  (t) => [
    index('agenda_due').on(t.dueAt),
    index('agenda_seal').on(t.sealAt).where(sql`${t.sealAt} is not null`),
  ],
)
