import {
  bigint,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytes, instant, transactionNumber, workspaceId } from './columns.ts'

/**
 * The seals of a workspace's ledger: a chain of blocks, each over the postings of finished transactions
 * and each naming the hash of the one before it. The key lets a chain have no second block of one number.
 */
export const ledgerBlocks = pgTable(
  'ledger_blocks',
  {
    workspaceId: workspaceId(),
    number: integer().notNull(),
    layout: integer().notNull(),
    count: integer().notNull(),
    /** Every transaction below this one is sealed. */
    transaction: transactionNumber().notNull(),
    previous: bytes(),
    root: bytes().notNull(),
    hash: bytes().notNull(),
    sealedAt: instant('sealed_at').notNull(),
    checkpoint: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.number] })],
)

/**
 * Which block holds a posting, and where: beside the postings, since those are never changed. What is
 * looked up by time is indexed here, where nobody waits for it, and not at the postings.
 */
export const ledgerLeaves = pgTable(
  'ledger_leaves',
  {
    workspaceId: workspaceId(),
    block: integer().notNull(),
    position: integer().notNull(),
    postingId: uuid('posting_id').notNull(),
    postedAt: instant('posted_at').notNull(),
    hash: bytes().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.block, t.position] }),
    unique('ledger_leaves_posting').on(t.workspaceId, t.postingId),
    index('ledger_leaves_by_time').on(t.workspaceId, t.postedAt),
  ],
)

/**
 * What sealed postings moved into participants' accounts, by program, asset, account and day (UTC).
 * The workspace itself stands for the program of a posting that is of no reward.
 */
export const ledgerDays = pgTable(
  'ledger_days',
  {
    workspaceId: workspaceId(),
    programId: uuid('program_id').notNull(),
    asset: text().notNull(),
    kind: text().notNull(),
    day: date().notNull(),
    amount: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.programId, t.asset, t.kind, t.day] })],
)
