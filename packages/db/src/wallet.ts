import { sql } from 'drizzle-orm'
import { check, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant, minorUnits, workspaceId } from './columns.ts'
import { participants } from './participants.ts'

/**
 * What balances are made of: each lot came at one time and runs out at one time. The lot of a reward has
 * the reward's id; what was given by somebody is a lot of its own. Written under its participant's lock.
 */
export const lots = pgTable(
  'lots',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    participantId: uuid('participant_id').notNull(),
    programId: uuid('program_id').notNull(),
    rewardId: uuid('reward_id').notNull(),
    asset: text().notNull(),
    amount: minorUnits('amount').notNull(),
    remaining: minorUnits('remaining').notNull(),
    obtainedAt: instant('obtained_at').notNull(),
    expiresAt: instant('expires_at'),
    /** When its owner was told that it runs out. */
    noticedAt: instant('noticed_at'),
    /** When the worker must look at it again: to tell its owner, then to end it. */
    dueAt: instant('due_at'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('lots_left').on(t.workspaceId, t.participantId, t.asset).where(sql`${t.remaining} > 0`),
    index('lots_due').on(t.workspaceId, t.dueAt, t.id).where(sql`${t.dueAt} is not null`),
    check('lots_remaining', sql`${t.remaining} >= 0 and ${t.remaining} <= ${t.amount}`),
    foreignKey({
      name: 'lots_participant',
      columns: [t.workspaceId, t.participantId],
      foreignColumns: [participants.workspaceId, participants.id],
    }),
  ],
)

/** Points that one of the two people of a referral gave to the other. */
export const transfers = pgTable(
  'transfers',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    programId: uuid('program_id').notNull(),
    referralId: uuid('referral_id').notNull(),
    fromId: uuid('from_id').notNull(),
    toId: uuid('to_id').notNull(),
    amount: minorUnits('amount').notNull(),
    asset: text().notNull(),
    /** The calendar day that it counts on, in the time zone of the limit. */
    day: text().notNull(),
    madeAt: instant('made_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('transfers_of_giver').on(t.workspaceId, t.fromId, t.programId, t.day),
    check('transfers_amount', sql`${t.amount} > 0`),
    check('transfers_people', sql`${t.fromId} <> ${t.toId}`),
  ],
)
