import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytes, instant, minorUnits, verbatimJson, workspaceId } from './columns.ts'
import { participants } from './participants.ts'
import { programs } from './programs.ts'
import { rewards } from './rewards.ts'

/** Payouts that staff approve together. Above a limit, whoever approves is not who made it. */
export const payoutBatches = pgTable(
  'payout_batches',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    state: text().notNull(),
    /** What was asked for: program, asset, country, kinds. */
    filter: verbatimJson().notNull(),
    dueUntil: instant('due_until').notNull(),
    needsSecondPerson: boolean('needs_second_person').notNull(),
    createdBy: text('created_by').notNull(),
    createdByName: text('created_by_name').notNull(),
    approvedBy: text('approved_by'),
    approvedByName: text('approved_by_name'),
    createdAt: instant('created_at').notNull(),
    approvedAt: instant('approved_at'),
    sentAt: instant('sent_at'),
    discardedAt: instant('discarded_at'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    check('payout_batches_state', sql`${t.state} in ('draft', 'approved', 'sent', 'discarded')`),
    check(
      'payout_batches_second_person',
      sql`not ${t.needsSecondPerson} or (${t.approvedBy} is distinct from ${t.createdBy} and ${t.approvedByName} is distinct from ${t.createdByName})`,
    ),
  ],
)

/** One transfer to one recipient in one asset: a participant, or a beneficiary of a program's donations. */
export const payouts = pgTable(
  'payouts',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    /** Null where one reward was noted as paid by itself. */
    batchId: uuid('batch_id'),
    participantId: uuid('participant_id'),
    programId: uuid('program_id'),
    beneficiary: text(),
    amount: minorUnits('amount').notNull(),
    asset: text().notNull(),
    state: text().notNull(),
    reason: text(),
    /** The bank's or the provider's own name for it. */
    reference: text(),
    provider: text().$type<'manual' | 'http'>().notNull(),
    attempt: integer().notNull().default(1),
    /** The failed payout that this one is tried again for. */
    retries: uuid(),
    /** How often the provider has been called. */
    calls: integer().notNull().default(0),
    scheduledAt: instant('scheduled_at').notNull(),
    sentAt: instant('sent_at'),
    settledAt: instant('settled_at'),
    failedAt: instant('failed_at'),
    /** When the provider is to be called (again); null once it has answered. */
    callAt: instant('call_at'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('payouts_of_batch').on(t.workspaceId, t.batchId, t.id),
    index('payouts_of_participant').on(t.workspaceId, t.participantId, t.id),
    uniqueIndex('payouts_retries')
      .on(t.workspaceId, t.retries)
      .where(sql`${t.retries} is not null`),
    index('payouts_to_call').on(t.workspaceId, t.callAt, t.id).where(sql`${t.callAt} is not null`),
    index('payouts_open').on(t.workspaceId, t.state, t.id).where(sql`${t.state} <> 'settled'`),
    check('payouts_state', sql`${t.state} in ('scheduled', 'sent', 'settled', 'failed')`),
    check('payouts_amount', sql`${t.amount} > 0 and ${t.amount} <= 1000000000000`),
    check('payouts_provider', sql`${t.provider} in ('manual', 'http')`),
    check(
      'payouts_recipient',
      sql`(${t.participantId} is null) <> (${t.beneficiary} is null) and (${t.beneficiary} is null) = (${t.programId} is null)`,
    ),
    foreignKey({
      name: 'payouts_batch',
      columns: [t.workspaceId, t.batchId],
      foreignColumns: [payoutBatches.workspaceId, payoutBatches.id],
    }),
    foreignKey({
      name: 'payouts_participant',
      columns: [t.workspaceId, t.participantId],
      foreignColumns: [participants.workspaceId, participants.id],
    }),
    foreignKey({
      name: 'payouts_program',
      columns: [t.workspaceId, t.programId],
      foreignColumns: [programs.workspaceId, programs.id],
    }),
  ],
)

/** The rewards that a payout pays. The unique index keeps a reward in one living payout at most. */
export const payoutItems = pgTable(
  'payout_items',
  {
    workspaceId: workspaceId(),
    payoutId: uuid('payout_id').notNull(),
    rewardId: uuid('reward_id').notNull(),
    amount: minorUnits('amount').notNull(),
    isLive: boolean('is_live').notNull().default(true),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.payoutId, t.rewardId] }),
    uniqueIndex('payout_items_live').on(t.workspaceId, t.rewardId).where(sql`${t.isLive}`),
    check('payout_items_amount', sql`${t.amount} > 0`),
    foreignKey({
      name: 'payout_items_payout',
      columns: [t.workspaceId, t.payoutId],
      foreignColumns: [payouts.workspaceId, payouts.id],
    }),
    foreignKey({
      name: 'payout_items_reward',
      columns: [t.workspaceId, t.rewardId],
      foreignColumns: [rewards.workspaceId, rewards.id],
    }),
  ],
)

/** Where a workspace's payouts are sent to. Without a row, people carry them out. */
export const payoutProviders = pgTable(
  'payout_providers',
  {
    workspaceId: uuid('workspace_id').primaryKey(),
    kind: text().$type<'manual' | 'http'>().notNull(),
    url: text(),
    sealedSecret: bytes('sealed_secret'),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    check('payout_providers_kind', sql`${t.kind} in ('manual', 'http')`),
    check(
      'payout_providers_address',
      sql`(${t.kind} = 'http') = (${t.url} is not null and ${t.sealedSecret} is not null)`,
    ),
  ],
)
