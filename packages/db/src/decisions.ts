import { sql } from 'drizzle-orm'
import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant, verbatimJson, workspaceId } from './columns.ts'

/** What was decided, from what: a receipt. Written once, letter for letter. */
export const decisions = pgTable(
  'decisions',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    kind: text().$type<'conversion' | 'offer' | 'review' | 'credit' | 'appeal'>().notNull(),
    programId: uuid('program_id').notNull(),
    programVersion: integer('program_version').notNull(),
    conversionId: uuid('conversion_id'),
    referralId: uuid('referral_id'),
    facts: verbatimJson().notNull(),
    result: verbatimJson().notNull(),
    decidedAt: instant('decided_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('decisions_of_conversion')
      .on(t.workspaceId, t.conversionId, t.id)
      .where(sql`${t.conversionId} is not null`),
    index('decisions_of_referral')
      .on(t.workspaceId, t.referralId, t.id)
      .where(sql`${t.referralId} is not null`),
  ],
)
