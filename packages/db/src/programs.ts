import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant, realNow, verbatimJson, workspaceId } from './columns.ts'

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
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique('programs_slug').on(t.workspaceId, t.slug),
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
