import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant, workspaceId } from './columns.ts'
import { participants } from './participants.ts'
import { programs } from './programs.ts'

/** An advocate's codes in a program: one generated, and the vanity codes they chose. */
export const codes = pgTable(
  'codes',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    programId: uuid('program_id').notNull(),
    participantId: uuid('participant_id').notNull(),
    /** Folded: upper case, no spaces; dashes only inside a vanity code. */
    alias: text().notNull(),
    /** The look-alike skeleton of a vanity code; for a generated code the code itself. */
    skeleton: text().notNull(),
    kind: text().$type<'generated' | 'vanity'>().notNull(),
    createdAt: instant('created_at').notNull(),
    disabledAt: instant('disabled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique('codes_alias').on(t.workspaceId, t.alias),
    uniqueIndex('codes_generated')
      .on(t.workspaceId, t.participantId, t.programId)
      .where(sql`${t.kind} = 'generated'`),
    unique('codes_skeleton').on(t.workspaceId, t.skeleton),
    index('codes_of_participant').on(t.workspaceId, t.participantId, t.programId),
    index('codes_vanity').on(t.workspaceId, t.alias).where(sql`${t.kind} = 'vanity'`),
    check('codes_kind', sql`${t.kind} in ('generated', 'vanity')`),
    foreignKey({
      name: 'codes_participant',
      columns: [t.workspaceId, t.participantId],
      foreignColumns: [participants.workspaceId, participants.id],
    }),
    foreignKey({
      name: 'codes_program',
      columns: [t.workspaceId, t.programId],
      foreignColumns: [programs.workspaceId, programs.id],
    }),
  ],
)
