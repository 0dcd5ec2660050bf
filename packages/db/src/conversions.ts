import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant, minorUnits, workspaceId } from './columns.ts'
import { participants } from './participants.ts'

/** A friend's act that counts. The merchant's own (type, external_id) names it once and for all. */
export const conversions = pgTable(
  'conversions',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    type: text().notNull(),
    externalId: text('external_id').notNull(),
    friendId: uuid('friend_id').notNull(),
    amount: minorUnits('amount'),
    asset: text(),
    refundedAmount: minorUnits('refunded_amount').notNull().default(0),
    refundsCount: integer('refunds_count').notNull().default(0),
    /** The friend's how-manieth of this type it was. */
    number: integer().notNull(),
    isConfirmed: boolean('is_confirmed').notNull(),
    data: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    occurredAt: instant('occurred_at').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique('conversions_natural_key').on(t.workspaceId, t.type, t.externalId),
    unique('conversions_number').on(t.workspaceId, t.friendId, t.type, t.number),
    check(
      'conversions_refunded',
      sql`${t.refundedAmount} >= 0 and ${t.refundedAmount} <= coalesce(${t.amount}, 0)`,
    ),
    foreignKey({
      name: 'conversions_friend',
      columns: [t.workspaceId, t.friendId],
      foreignColumns: [participants.workspaceId, participants.id],
    }),
  ],
)

/** A refund of a conversion, in part or whole; the merchant's id names it once. */
export const refunds = pgTable(
  'refunds',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    conversionId: uuid('conversion_id').notNull(),
    externalId: text('external_id').notNull(),
    amount: minorUnits('amount').notNull(),
    occurredAt: instant('occurred_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique('refunds_natural_key').on(t.workspaceId, t.conversionId, t.externalId),
    check('refunds_amount', sql`${t.amount} >= 0`),
    foreignKey({
      name: 'refunds_conversion',
      columns: [t.workspaceId, t.conversionId],
      foreignColumns: [conversions.workspaceId, conversions.id],
    }),
  ],
)
