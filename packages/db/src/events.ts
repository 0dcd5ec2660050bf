import { sql } from 'drizzle-orm'
import { bigint, date, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant, transactionNumber, verbatimJson, workspaceId } from './columns.ts'

/**
 * The outbox: what happened, written with what happened. Read in the order of (transaction, id), below
 * the oldest transaction still running: `id > last` alone lost half of all events under 16 writers.
 */
export const events = pgTable(
  'events',
  {
    workspaceId: workspaceId(),
    transaction: transactionNumber().notNull().default(sql`pg_current_xact_id()`),
    id: uuid().notNull(),
    type: text().notNull(),
    subjectId: uuid('subject_id').notNull(),
    data: verbatimJson().notNull(),
    occurredAt: instant('occurred_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.transaction, t.id] })],
)

/** What happened, to be added up: one row a change, folded into `daily_totals` by the worker. */
export const totalChanges = pgTable(
  'total_changes',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    programId: uuid('program_id').notNull(),
    participantId: uuid('participant_id'),
    metric: text().notNull(),
    asset: text().notNull().default(''),
    day: date().notNull(),
    amount: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
)

/** A program's figures by day, in the workspace's time zone. */
export const dailyTotals = pgTable(
  'daily_totals',
  {
    workspaceId: workspaceId(),
    programId: uuid('program_id').notNull(),
    metric: text().notNull(),
    asset: text().notNull().default(''),
    day: date().notNull(),
    amount: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.programId, t.metric, t.asset, t.day] })],
)
