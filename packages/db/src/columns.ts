import { sql } from 'drizzle-orm'
import { bigint, customType, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Bytes, as a Uint8Array on both engines. */
export const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })

/** JSON kept letter for letter as it was written, so that a receipt can be compared bit for bit. */
export const verbatimJson = customType<{ data: string }>({ dataType: () => 'json' })

/** A transaction's number; readers stay below the oldest one still running and so miss nothing. */
export const transactionNumber = customType<{ data: string }>({ dataType: () => 'xid8' })

/** The workspace that owns a row. It leads every key, so that rows can be distributed by it. */
export const workspaceId = () => uuid('workspace_id').notNull()

/** An instant. */
export const instant = (name: string) =>
  timestamp(name, { withTimezone: true, precision: 3, mode: 'date' })

/** Value in whole minor units, at most 10^12, which a JavaScript number holds exactly. */
export const minorUnits = (name: string) => bigint(name, { mode: 'number' })

/** The instant of the transaction, on the real clock. */
export const realNow = sql`now()`
