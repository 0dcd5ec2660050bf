import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
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
    /** What it uses of its program, to give back when it no longer stands: meters as JSON. */
    meters: jsonb(),
    /** The advocate's own advocate, and theirs, as they stood when the friend was attributed. */
    upline2: uuid('upline_2'),
    upline3: uuid('upline_3'),
    /** The period of the quota in which it took its place. */
    quotaPeriod: text('quota_period'),
    /** What is remembered of it while it waits for one, as JSON. */
    queue: jsonb(),
    attributedAt: instant('attributed_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    dueAt: instant('due_at'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique('referrals_of_friend').on(t.workspaceId, t.friendId, t.programId),
    index('referrals_of_advocate').on(t.workspaceId, t.advocateId, t.id),
    index('referrals_due').on(t.workspaceId, t.dueAt, t.id).where(sql`${t.dueAt} is not null`),
    index('referrals_queued')
      .on(t.workspaceId, t.programId, t.dueAt, t.id)
      .where(sql`${t.state} = 'queued'`),
    check(
      'referrals_state',
      sql`${t.state} in ('queued', 'attributed', 'converted', 'approved', 'in_review', 'denied', 'reversed', 'expired')`,
    ),
    check(
      'referrals_no_ring',
      sql`${t.friendId} is distinct from ${t.upline2} and ${t.friendId} is distinct from ${t.upline3}`,
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
