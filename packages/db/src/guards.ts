import { sql } from 'drizzle-orm'
import { boolean, check, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { minorUnits, workspaceId } from './columns.ts'

/**
 * What is counted across programs, or never given back: of a participant in all programs, of a program
 * (its places in a quota), or of the whole workspace, by whose id it is.
 */
export const sharedUses = pgTable(
  'shared_uses',
  {
    workspaceId: workspaceId(),
    owner: uuid().notNull(),
    meter: text().notNull(),
    period: text().notNull(),
    used: minorUnits('used').notNull(),
    /** What it was last guarded by; null where only the decision that used it knows a bound. */
    cap: minorUnits('cap'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.owner, t.meter, t.period] }),
    check('shared_uses_used', sql`${t.used} >= 0`),
  ],
)

/**
 * A program that counts something for all its participants is decided one conversion after the other:
 * this row is what they wait for, and where it is remembered what was told of. The workspace itself has
 * one too, for what all its programs share.
 */
export const guards = pgTable(
  'guards',
  {
    workspaceId: workspaceId(),
    subject: uuid().notNull(),
    /** Thresholds that were told of, by name. */
    told: jsonb().$type<string[]>().notNull().default([]),
    isOverCost: boolean('is_over_cost').notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.subject] })],
)
