import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytes, instant, workspaceId } from './columns.ts'
import { participants } from './participants.ts'
import { programs } from './programs.ts'

/**
 * An advocate says by hand that they brought the buyer of an order. Once it is matched it is a claim like
 * any other, with the same id; before, it binds nobody.
 */
export const handClaims = pgTable(
  'hand_claims',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    programId: uuid('program_id').notNull(),
    participantId: uuid('participant_id').notNull(),
    /** The conversion as the shop names it. */
    type: text().notNull(),
    externalId: text('external_id').notNull(),
    /** Keyed hashes of what the advocate knows of the friend, to compare with the buyer's. */
    emailIndex: bytes('email_index'),
    phoneIndex: bytes('phone_index'),
    /** What the advocate wrote, under their own key; and staff's answer. */
    sealed: bytes().notNull(),
    sealedAnswer: bytes('sealed_answer'),
    sharedAt: instant('shared_at'),
    state: text().$type<'open' | 'matched' | 'rejected' | 'expired'>().notNull(),
    /** What the records said when it was last looked at. */
    finding: text().notNull(),
    /** The advocate has shown that they know the buyer: only then are they told more. */
    isProven: boolean('is_proven').notNull(),
    overdue: text().$type<'reject' | 'keep_open'>().notNull(),
    openedAt: instant('opened_at').notNull(),
    answerBy: instant('answer_by').notNull(),
    /** Until when it waits for an order that is not known. */
    waitsUntil: instant('waits_until').notNull(),
    dueAt: instant('due_at'),
    conversionId: uuid('conversion_id'),
    referralId: uuid('referral_id'),
    decidedBy: text('decided_by'),
    decidedByName: text('decided_by_name'),
    decidedAt: instant('decided_at'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique('hand_claims_order').on(
      t.workspaceId,
      t.participantId,
      t.programId,
      t.type,
      t.externalId,
    ),
    check('hand_claims_state', sql`${t.state} in ('open', 'matched', 'rejected', 'expired')`),
    check('hand_claims_overdue', sql`${t.overdue} in ('reject', 'keep_open')`),
    check('hand_claims_matched', sql`(${t.state} = 'matched') = (${t.referralId} is not null)`),
    check('hand_claims_decided', sql`(${t.state} = 'open') = (${t.decidedAt} is null)`),
    check('hand_claims_due_open', sql`${t.state} = 'open' or ${t.dueAt} is null`),
    index('hand_claims_waiting')
      .on(t.workspaceId, t.type, t.externalId)
      .where(sql`${t.state} = 'open'`),
    index('hand_claims_open').on(t.workspaceId, t.id).where(sql`${t.state} = 'open'`),
    index('hand_claims_of_participant').on(t.workspaceId, t.participantId, t.id),
    index('hand_claims_due').on(t.workspaceId, t.dueAt, t.id).where(sql`${t.dueAt} is not null`),
    index('hand_claims_of_referral')
      .on(t.workspaceId, t.referralId)
      .where(sql`${t.referralId} is not null`),
    foreignKey({
      name: 'hand_claims_participant',
      columns: [t.workspaceId, t.participantId],
      foreignColumns: [participants.workspaceId, participants.id],
    }),
    foreignKey({
      name: 'hand_claims_program',
      columns: [t.workspaceId, t.programId],
      foreignColumns: [programs.workspaceId, programs.id],
    }),
  ],
)
