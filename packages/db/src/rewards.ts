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
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant, minorUnits, verbatimJson, workspaceId } from './columns.ts'
import { participants } from './participants.ts'
import { programs } from './programs.ts'

/** A promise of value to a participant. The long unique key is what makes it happen once, whatever is retried. */
export const rewards = pgTable(
  'rewards',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    programId: uuid('program_id').notNull(),
    programVersion: integer('program_version').notNull(),
    participantId: uuid('participant_id').notNull(),
    recipient: text().notNull(),
    rule: text().notNull(),
    giveIndex: integer('give_index').notNull(),
    /** What earned it: a conversion's id, `milestone:n`, or `claimed`. */
    cause: text().notNull(),
    instalment: integer().notNull().default(1),
    /** Counts up when what was taken back is earned again. */
    attempt: integer().notNull().default(1),
    kind: text().notNull(),
    /** What stands now; it shrinks with a refund. */
    amount: minorUnits('amount').notNull(),
    asset: text().notNull(),
    label: verbatimJson(),
    state: text().notNull(),
    reason: text(),
    isUnderReview: boolean('is_under_review').notNull().default(false),
    referralId: uuid('referral_id'),
    conversionId: uuid('conversion_id'),
    decisionId: uuid('decision_id').notNull(),
    couponCode: text('coupon_code'),
    /** Which limits it used, to give back when it is taken back: meter and period, as JSON. */
    meters: verbatimJson(),
    validDays: integer('valid_days'),
    validMonths: integer('valid_months'),
    /** Whom a donation goes to, by the name that the program's document gives them. */
    beneficiary: text(),
    /** The gives among which its recipient may choose, and which they chose; as JSON. */
    choice: verbatimJson(),
    /** A gift that is sent to an address: its issue opens a delivery. */
    needsAddress: boolean('needs_address').notNull().default(false),
    /** Multipliers in it, as they were when it was granted; as JSON. */
    boosts: verbatimJson(),
    createdAt: instant('created_at').notNull(),
    holdUntil: instant('hold_until'),
    availableAt: instant('available_at'),
    issuedAt: instant('issued_at'),
    redeemedAt: instant('redeemed_at'),
    /** When the transfer of cash or of a donation was settled. */
    paidAt: instant('paid_at'),
    expiresAt: instant('expires_at'),
    endedAt: instant('ended_at'),
    /** When the worker must look at it again: its hold's end, then its expiry. */
    dueAt: instant('due_at'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique('rewards_once').on(
      t.workspaceId,
      t.programId,
      t.participantId,
      t.rule,
      t.giveIndex,
      t.cause,
      t.instalment,
      t.attempt,
    ),
    unique('rewards_coupon_code').on(t.workspaceId, t.couponCode),
    index('rewards_of_participant').on(t.workspaceId, t.participantId, t.id),
    index('rewards_of_conversion')
      .on(t.workspaceId, t.conversionId)
      .where(sql`${t.conversionId} is not null`),
    index('rewards_by_milestone')
      .on(t.workspaceId, t.participantId, t.cause)
      .where(sql`${t.conversionId} is null`),
    index('rewards_of_referral')
      .on(t.workspaceId, t.referralId)
      .where(sql`${t.referralId} is not null`),
    index('rewards_payable')
      .on(t.workspaceId, t.availableAt, t.id)
      .where(
        sql`${t.state} in ('available', 'issued') and ${t.kind} in ('cash', 'donation') and ${t.paidAt} is null`,
      ),
    index('rewards_due').on(t.workspaceId, t.dueAt, t.id).where(sql`${t.dueAt} is not null`),
    check('rewards_amount', sql`${t.amount} >= 0 and ${t.amount} <= 1000000000000`),
    check(
      'rewards_state',
      sql`${t.state} in ('held', 'available', 'issued', 'redeemed', 'cancelled', 'reversed', 'expired')`,
    ),
    foreignKey({
      name: 'rewards_participant',
      columns: [t.workspaceId, t.participantId],
      foreignColumns: [participants.workspaceId, participants.id],
    }),
    foreignKey({
      name: 'rewards_program',
      columns: [t.workspaceId, t.programId],
      foreignColumns: [programs.workspaceId, programs.id],
    }),
  ],
)
