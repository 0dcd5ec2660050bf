import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant, verbatimJson, workspaceId } from './columns.ts'

/** Who did what, and how it was before and after. The application's role may only add to it and read it. */
export const auditLog = pgTable(
  'audit_log',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    /** The id of a key, or `operator`. */
    actor: text().notNull(),
    actorName: text('actor_name').notNull(),
    action: text().notNull(),
    /** The id of what it was done to. */
    subject: text().notNull(),
    before: verbatimJson(),
    after: verbatimJson(),
    notedAt: instant('noted_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
)
