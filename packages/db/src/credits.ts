import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant, minorUnits, workspaceId } from './columns.ts'
import { participants } from './participants.ts'
import { programs } from './programs.ts'

/** What staff credit by hand, and why. Above a limit it is a proposal until a second person grants it. */
export const credits = pgTable(
  'credits',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    programId: uuid('program_id').notNull(),
    participantId: uuid('participant_id').notNull(),
    kind: text().$type<'cash' | 'credit' | 'points'>().notNull(),
    amount: minorUnits('amount').notNull(),
    asset: text().notNull(),
    reason: text().notNull(),
    state: text().$type<'proposed' | 'granted' | 'refused'>().notNull(),
    needsSecondPerson: boolean('needs_second_person').notNull(),
    proposedBy: text('proposed_by').notNull(),
    proposedByName: text('proposed_by_name').notNull(),
    decidedBy: text('decided_by'),
    decidedByName: text('decided_by_name'),
    rewardId: uuid('reward_id'),
    proposedAt: instant('proposed_at').notNull(),
    decidedAt: instant('decided_at'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    check('credits_kind', sql`${t.kind} in ('cash', 'credit', 'points')`),
    check('credits_state', sql`${t.state} in ('proposed', 'granted', 'refused')`),
    check('credits_amount', sql`${t.amount} > 0 and ${t.amount} <= 1000000000000`),
    check(
      'credits_second_person',
      sql`${t.state} <> 'granted' or not ${t.needsSecondPerson} or (${t.decidedBy} is distinct from ${t.proposedBy} and ${t.decidedByName} is distinct from ${t.proposedByName})`,
    ),
    foreignKey({
      name: 'credits_participant',
      columns: [t.workspaceId, t.participantId],
      foreignColumns: [participants.workspaceId, participants.id],
    }),
    foreignKey({
      name: 'credits_program',
      columns: [t.workspaceId, t.programId],
      foreignColumns: [programs.workspaceId, programs.id],
    }),
  ],
)
