import {
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytes, instant, workspaceId } from './columns.ts'
import { participants } from './participants.ts'
import { programs } from './programs.ts'

/** A friend as a lead: somebody who left a form, and how far they have come since. */
export const leads = pgTable(
  'leads',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    externalId: text('external_id').notNull(),
    programId: uuid('program_id').notNull(),
    programVersion: integer('program_version').notNull(),
    friendId: uuid('friend_id').notNull(),
    /** Null where the lead was nobody's merit. */
    referralId: uuid('referral_id'),
    stage: text().notNull(),
    /** Their company and what they need, in their own words. */
    sealed: bytes(),
    consentedAt: instant('consented_at').notNull(),
    submittedAt: instant('submitted_at').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique('leads_external_id').on(t.workspaceId, t.externalId),
    index('leads_of_friend').on(t.workspaceId, t.friendId, t.id),
    foreignKey({
      name: 'leads_friend',
      columns: [t.workspaceId, t.friendId],
      foreignColumns: [participants.workspaceId, participants.id],
    }),
    foreignKey({
      name: 'leads_program',
      columns: [t.workspaceId, t.programId],
      foreignColumns: [programs.workspaceId, programs.id],
    }),
  ],
)
