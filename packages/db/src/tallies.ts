import { sql } from 'drizzle-orm'
import { check, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { minorUnits, workspaceId } from './columns.ts'
import { programs } from './programs.ts'

/** What is counted of an advocate, or of one friend of theirs, in a program and a period: the sum of its parts. */
export const tallies = pgTable(
  'tallies',
  {
    workspaceId: workspaceId(),
    programId: uuid('program_id').notNull(),
    /** A participant, or a referral for what a rule counts of one friend. */
    subjectId: uuid('subject_id').notNull(),
    tally: text().notNull(),
    period: text().notNull(),
    amount: minorUnits('amount').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.programId, t.subjectId, t.tally, t.period] }),
    check('tallies_amount', sql`${t.amount} >= 0`),
    index('tallies_ranked')
      .on(t.workspaceId, t.programId, t.tally, t.period, t.amount.desc(), t.subjectId)
      .where(sql`${t.tally} not like 'total:%'`),
    foreignKey({
      name: 'tallies_program',
      columns: [t.workspaceId, t.programId],
      foreignColumns: [programs.workspaceId, programs.id],
    }),
  ],
)

/** What one conversion or referral adds to a tally now; what it no longer adds stands as nothing. */
export const tallyParts = pgTable(
  'tally_parts',
  {
    workspaceId: workspaceId(),
    partId: uuid('part_id').notNull(),
    programId: uuid('program_id').notNull(),
    subjectId: uuid('subject_id').notNull(),
    tally: text().notNull(),
    period: text().notNull(),
    amount: minorUnits('amount').notNull(),
  },
  (t) => [
    primaryKey({
      name: 'tally_parts_pk',
      columns: [t.workspaceId, t.partId, t.programId, t.subjectId, t.tally, t.period],
    }),
    check('tally_parts_amount', sql`${t.amount} >= 0`),
  ],
)
