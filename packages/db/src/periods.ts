import { sql } from 'drizzle-orm'
import { check, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant, minorUnits, workspaceId } from './columns.ts'
import { conversions } from './conversions.ts'
import { participants } from './participants.ts'

/** What a friend's balance is from an instant on, as the merchant reports it. Written once. */
export const balanceReports = pgTable(
  'balance_reports',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    friendId: uuid('friend_id').notNull(),
    asset: text().notNull(),
    asOf: instant('as_of').notNull(),
    balance: minorUnits('balance').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.friendId, t.asset, t.asOf] }),
    index('balance_reports_newest').on(t.workspaceId, t.id),
    check('balance_reports_balance', sql`${t.balance} between 0 and 1000000000000`),
    foreignKey({
      name: 'balance_reports_friend',
      columns: [t.workspaceId, t.friendId],
      foreignColumns: [participants.workspaceId, participants.id],
    }),
  ],
)

/** A conversion that is decided again at the end of a period; `due_at` is empty once it was. */
export const earningPeriods = pgTable(
  'earning_periods',
  {
    workspaceId: workspaceId(),
    conversionId: uuid('conversion_id').notNull(),
    programId: uuid('program_id').notNull(),
    endsAt: instant('ends_at').notNull(),
    dueAt: instant('due_at'),
  },
  (t) => [
    primaryKey({
      name: 'earning_periods_pk',
      columns: [t.workspaceId, t.conversionId, t.programId, t.endsAt],
    }),
    index('earning_periods_due')
      .on(t.workspaceId, t.dueAt, t.conversionId)
      .where(sql`${t.dueAt} is not null`),
    foreignKey({
      name: 'earning_periods_conversion',
      columns: [t.workspaceId, t.conversionId],
      foreignColumns: [conversions.workspaceId, conversions.id],
    }),
  ],
)
