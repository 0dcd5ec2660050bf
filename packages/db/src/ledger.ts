import { sql } from 'drizzle-orm'
import { check, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant, minorUnits, transactionNumber, workspaceId } from './columns.ts'
import { participants } from './participants.ts'

/**
 * The ledger: each row moves a positive amount of one asset from the debited account to the credited
 * one, so the books balance whatever happens. An account is an owner (a participant or a program) and
 * a kind. Rows are never changed: the application's role may only insert and read.
 */
export const postings = pgTable(
  'postings',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    journal: text().notNull(),
    debitOwner: uuid('debit_owner').notNull(),
    debitKind: text('debit_kind').notNull(),
    creditOwner: uuid('credit_owner').notNull(),
    creditKind: text('credit_kind').notNull(),
    amount: minorUnits('amount').notNull(),
    asset: text().notNull(),
    rewardId: uuid('reward_id'),
    /** What else caused it: the id of a transfer, a redemption, a payout. */
    cause: text(),
    postedAt: instant('posted_at').notNull(),
    /** The transaction that wrote it: they are sealed in this order, below the oldest one still running. */
    transaction: transactionNumber().notNull().default(sql`pg_current_xact_id()`),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('postings_by_transaction').on(t.workspaceId, t.transaction, t.id),
    index('postings_of_reward').on(t.workspaceId, t.rewardId),
    index('postings_of_cause').on(t.workspaceId, t.cause).where(sql`${t.cause} is not null`),
    index('postings_donated')
      .on(t.workspaceId, t.creditOwner, t.creditKind)
      .where(sql`${t.creditKind} like 'donated:%'`),
    index('postings_donated_back')
      .on(t.workspaceId, t.debitOwner, t.debitKind)
      .where(sql`${t.debitKind} like 'donated:%'`),
    // What a balance went through, newest first: the statement.
    index('postings_into_balance')
      .on(t.workspaceId, t.creditOwner, t.id)
      .where(sql`${t.creditKind} = 'balance'`),
    index('postings_out_of_balance')
      .on(t.workspaceId, t.debitOwner, t.id)
      .where(sql`${t.debitKind} = 'balance'`),
    check('postings_amount', sql`${t.amount} > 0 and ${t.amount} <= 1000000000000`),
    check(
      'postings_accounts',
      sql`(${t.debitOwner}, ${t.debitKind}) <> (${t.creditOwner}, ${t.creditKind})`,
    ),
    check('postings_caused', sql`${t.rewardId} is not null or ${t.cause} is not null`),
  ],
)

/** What a participant's accounts hold: the sum of their postings, kept beside them and reconciled. */
export const balances = pgTable(
  'balances',
  {
    workspaceId: workspaceId(),
    participantId: uuid('participant_id').notNull(),
    kind: text().notNull(),
    asset: text().notNull(),
    amount: minorUnits('amount').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.participantId, t.kind, t.asset] }),
    // What is owed stands below zero, and nothing else does.
    check(
      'balances_amount',
      sql`case when ${t.kind} = 'debt' then ${t.amount} <= 0 else ${t.amount} >= 0 end`,
    ),
    foreignKey({
      name: 'balances_participant',
      columns: [t.workspaceId, t.participantId],
      foreignColumns: [participants.workspaceId, participants.id],
    }),
  ],
)
