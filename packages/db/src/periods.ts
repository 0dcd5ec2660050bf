import { sql } from 'drizzle-orm'
import {
  bigint,
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
import { bytes, instant, minorUnits, workspaceId } from './columns.ts'
import { conversions } from './conversions.ts'
import { participants } from './participants.ts'
import { programs } from './programs.ts'

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

/** A draw, announced and then held once. The seed is sealed; what is revealed of it stands in the decision. */
export const draws = pgTable(
  'draws',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    programId: uuid('program_id').notNull(),
    programVersion: integer('program_version').notNull(),
    name: text().notNull(),
    sealedSeed: bytes('sealed_seed').notNull(),
    commitment: bytes().notNull(),
    heldFor: instant('held_for').notNull(),
    dueAt: instant('due_at'),
    decisionId: uuid('decision_id'),
    announcedAt: instant('announced_at').notNull(),
    /** What its receipt says as well, once it is held: the seed that everybody may know then, and the entries in all. */
    seed: text(),
    entriesHash: text('entries_hash'),
    entries: bigint({ mode: 'number' }),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique('draws_name').on(t.workspaceId, t.programId, t.name),
    index('draws_due').on(t.workspaceId, t.dueAt, t.id).where(sql`${t.dueAt} is not null`),
    foreignKey({
      name: 'draws_program',
      columns: [t.workspaceId, t.programId],
      foreignColumns: [programs.workspaceId, programs.id],
    }),
  ],
)

/** Who took part in a draw that was held, by the number that its list calls them, with how much. Written once. */
export const drawHolders = pgTable(
  'draw_holders',
  {
    workspaceId: workspaceId(),
    drawId: uuid('draw_id').notNull(),
    participantId: uuid('participant_id').notNull(),
    holder: integer().notNull(),
    entries: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.drawId, t.participantId] }),
    check('draw_holders_entries', sql`${t.entries} > 0`),
    foreignKey({
      name: 'draw_holders_draw',
      columns: [t.workspaceId, t.drawId],
      foreignColumns: [draws.workspaceId, draws.id],
    }),
  ],
)

/** A board with prizes in one of its periods, which are decided when it is over. */
export const boardPeriods = pgTable(
  'board_periods',
  {
    workspaceId: workspaceId(),
    programId: uuid('program_id').notNull(),
    board: text().notNull(),
    period: text().notNull(),
    programVersion: integer('program_version').notNull(),
    dueAt: instant('due_at'),
    decisionId: uuid('decision_id'),
  },
  (t) => [
    primaryKey({
      name: 'board_periods_pk',
      columns: [t.workspaceId, t.programId, t.board, t.period],
    }),
    index('board_periods_due')
      .on(t.workspaceId, t.dueAt, t.programId, t.board)
      .where(sql`${t.dueAt} is not null`),
    foreignKey({
      name: 'board_periods_program',
      columns: [t.workspaceId, t.programId],
      foreignColumns: [programs.workspaceId, programs.id],
    }),
  ],
)
