import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant, workspaceId } from './columns.ts'
import { participants } from './participants.ts'
import { programs } from './programs.ts'

/** One advocate and one friend, bound together in one program. */
export const referrals = pgTable(
  'referrals',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    programId: uuid('program_id').notNull(),
    programVersion: integer('program_version').notNull(),
    advocateId: uuid('advocate_id').notNull(),
    friendId: uuid('friend_id').notNull(),
    claimId: uuid('claim_id').notNull(),
    state: text().notNull(),
    reason: text(),
    /** The conversion that fulfilled the program's goal; while it stands, so does the referral. */
    goalConversionId: uuid('goal_conversion_id'),
    /** The advocate's how-manieth approved referral it was; steps go by it. */
    number: integer(),
    attributedAt: instant('attributed_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    dueAt: instant('due_at'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique('referrals_of_friend').on(t.workspaceId, t.friendId, t.programId),
    index('referrals_of_advocate').on(t.workspaceId, t.advocateId, t.id),
    index('referrals_due').on(t.workspaceId, t.dueAt, t.id).where(sql`${t.dueAt} is not null`),
    check(
      'referrals_state',
      sql`${t.state} in ('queued', 'attributed', 'converted', 'approved', 'in_review', 'denied', 'reversed', 'expired')`,
    ),
    foreignKey({
      name: 'referrals_advocate',
      columns: [t.workspaceId, t.advocateId],
      foreignColumns: [participants.workspaceId, participants.id],
    }),
    foreignKey({
      name: 'referrals_friend',
      columns: [t.workspaceId, t.friendId],
      foreignColumns: [participants.workspaceId, participants.id],
    }),
    foreignKey({
      name: 'referrals_program',
      columns: [t.workspaceId, t.programId],
      foreignColumns: [programs.workspaceId, programs.id],
    }),
  ],
)
