import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytes, instant, workspaceId } from './columns.ts'
import { participants } from './participants.ts'
import { programs } from './programs.ts'

/** What a customer contests: a denied referral, or a reward that was not given or was taken back. */
export const appeals = pgTable(
  'appeals',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    programId: uuid('program_id').notNull(),
    participantId: uuid('participant_id').notNull(),
    /** What is contested, by one name however it was named: nobody contests one thing twice at a time. */
    subject: text().notNull(),
    decisionId: uuid('decision_id'),
    rewardId: uuid('reward_id'),
    referralId: uuid('referral_id'),
    /** Why it was denied, declined or taken back, and the risk signal behind it: for statistics. */
    reason: text().notNull(),
    signal: text(),
    state: text().$type<'open' | 'upheld' | 'rejected'>().notNull(),
    /** The customer's text and evidence, and staff's answer, under the customer's own key. */
    sealed: bytes().notNull(),
    sealedAnswer: bytes('sealed_answer'),
    /** What becomes of it when nobody answers, as the program said when it was opened. */
    overdue: text().$type<'uphold' | 'reject' | 'keep_open'>().notNull(),
    openedAt: instant('opened_at').notNull(),
    answerBy: instant('answer_by').notNull(),
    /** When it is looked at again; null once nothing more becomes of it by itself. */
    dueAt: instant('due_at'),
    proposedBy: text('proposed_by'),
    proposedByName: text('proposed_by_name'),
    decidedBy: text('decided_by'),
    decidedByName: text('decided_by_name'),
    decidedAt: instant('decided_at'),
    receiptId: uuid('receipt_id'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    check('appeals_state', sql`${t.state} in ('open', 'upheld', 'rejected')`),
    check('appeals_overdue', sql`${t.overdue} in ('uphold', 'reject', 'keep_open')`),
    check('appeals_decided', sql`(${t.state} = 'open') = (${t.decidedAt} is null)`),
    check('appeals_due_open', sql`${t.state} = 'open' or ${t.dueAt} is null`),
    uniqueIndex('appeals_once_open')
      .on(t.workspaceId, t.participantId, t.subject)
      .where(sql`${t.state} = 'open'`),
    index('appeals_of_participant').on(t.workspaceId, t.participantId, t.id),
    index('appeals_open').on(t.workspaceId, t.id).where(sql`${t.state} = 'open'`),
    index('appeals_due').on(t.workspaceId, t.dueAt, t.id).where(sql`${t.dueAt} is not null`),
    index('appeals_of_referral')
      .on(t.workspaceId, t.referralId, t.id)
      .where(sql`${t.referralId} is not null`),
    index('appeals_of_reward')
      .on(t.workspaceId, t.rewardId, t.id)
      .where(sql`${t.rewardId} is not null`),
    index('appeals_counted').on(t.workspaceId, t.programId, t.reason, t.signal, t.state),
    foreignKey({
      name: 'appeals_participant',
      columns: [t.workspaceId, t.participantId],
      foreignColumns: [participants.workspaceId, participants.id],
    }),
    foreignKey({
      name: 'appeals_program',
      columns: [t.workspaceId, t.programId],
      foreignColumns: [programs.workspaceId, programs.id],
    }),
  ],
)
