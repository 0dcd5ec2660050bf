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
import { instant, minorUnits, realNow, verbatimJson, workspaceId } from './columns.ts'

/** A program: its draft, and which of its versions is live. */
export const programs = pgTable(
  'programs',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    slug: text().notNull(),
    status: text().$type<'draft' | 'live' | 'paused' | 'ended'>().notNull().default('draft'),
    draft: verbatimJson(),
    liveVersion: integer('live_version'),
    /** How many levels of advocates any version has paid: whether an upline must be looked for at all. */
    uplineLevels: integer('upline_levels').notNull().default(1),
    /** Since when it has its status, and why where it was not somebody's doing. */
    statusSince: instant('status_since'),
    statusReason: text('status_reason'),
    /** Its end takes back what is held. */
    cancelsHeld: boolean('cancels_held').notNull().default(false),
    /** When its schedule must be looked at again, or what is held taken back. */
    dueAt: instant('due_at'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique('programs_slug').on(t.workspaceId, t.slug),
    index('programs_due').on(t.workspaceId, t.dueAt, t.id).where(sql`${t.dueAt} is not null`),
    check('programs_status', sql`${t.status} in ('draft', 'live', 'paused', 'ended')`),
  ],
)

/** An immutable version of a program: the document as it was published, letter for letter. */
export const programVersions = pgTable(
  'program_versions',
  {
    workspaceId: workspaceId(),
    programId: uuid('program_id').notNull(),
    version: integer().notNull(),
    document: verbatimJson().notNull(),
    /** The version that this one brought back, where it was a roll-back. */
    restores: integer(),
    publishedAt: instant('published_at').notNull(),
    recordedAt: instant('recorded_at').notNull().default(realNow),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.programId, t.version] }),
    foreignKey({
      name: 'program_versions_program',
      columns: [t.workspaceId, t.programId],
      foreignColumns: [programs.workspaceId, programs.id],
    }),
  ],
)

/**
 * What a whole program has used of something that all its participants share: places of a boost, stock
 * of a gift, a limit of the program. Raised by one conditional statement, so that no race oversteps.
 */
export const programUses = pgTable(
  'program_uses',
  {
    workspaceId: workspaceId(),
    programId: uuid('program_id').notNull(),
    /** What is counted, not where it stands in the document: a new version goes on counting. */
    meter: text().notNull(),
    period: text().notNull(),
    used: minorUnits('used').notNull(),
    /** What it was last guarded by; null where only the decision that used it knows a bound. */
    cap: minorUnits('cap'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.programId, t.meter, t.period] }),
    check('program_uses_used', sql`${t.used} >= 0`),
    foreignKey({
      name: 'program_uses_program',
      columns: [t.workspaceId, t.programId],
      foreignColumns: [programs.workspaceId, programs.id],
    }),
  ],
)
