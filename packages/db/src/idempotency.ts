import { index, integer, pgTable, primaryKey } from 'drizzle-orm/pg-core'
import { bytes, instant, realNow, workspaceId } from './columns.ts'

/** The first answer to a write, under its Idempotency-Key: sealed, kept for 48 hours. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    workspaceId: workspaceId(),
    keyHash: bytes('key_hash').notNull(),
    fingerprint: bytes().notNull(),
    status: integer(),
    sealedAnswer: bytes('sealed_answer'),
    createdAt: instant('created_at').notNull().default(realNow),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.keyHash] }),
    index('idempotency_keys_age').on(t.workspaceId, t.createdAt),
  ],
)
