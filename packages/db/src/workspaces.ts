import { sql } from 'drizzle-orm'
import { bigint, boolean, check, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, instant, realNow } from './columns.ts'

/**
 * Directory: one row a workspace, the same on every node. What must be unique everywhere (slugs, key
 * hashes) stands in directory tables; all else leads with its workspace.
 */
export const workspaces = pgTable(
  'workspaces',
  {
    id: uuid().primaryKey(),
    mode: text().$type<'live' | 'sandbox'>().notNull(),
    name: text().notNull(),
    slug: text().notNull(),
    timeZone: text('time_zone').notNull().default('UTC'),
    origins: jsonb().$type<string[]>().notNull().default([]),
    landingUrl: text('landing_url'),
    pictureUrl: text('picture_url'),
    friendPage: boolean('friend_page').notNull().default(false),
    instantMode: boolean('instant_mode').notNull().default(false),
    acceptsPageConversions: boolean('accepts_page_conversions').notNull().default(false),
    /** Added to the real clock; a sandbox moves it forward, a live workspace never does. */
    clockOffsetMs: bigint('clock_offset_ms', { mode: 'number' }).notNull().default(0),
    /** Amounts, one an asset, above which what one person begins another must approve. */
    fourEyes: jsonb('four_eyes')
      .$type<{ readonly amount: number; readonly asset: string }[]>()
      .notNull()
      .default([]),
    wrappedKey: bytes('wrapped_key').notNull(),
    createdAt: instant('created_at').notNull().default(realNow),
  },
  (t) => [
    check('workspaces_mode', sql`${t.mode} in ('live', 'sandbox')`),
    check(
      'workspaces_clock',
      sql`${t.clockOffsetMs} >= 0 and (${t.mode} = 'sandbox' or ${t.clockOffsetMs} = 0)`,
    ),
  ],
)

/** Directory: which workspace a slug names. An old slug stays and redirects. */
export const workspaceSlugs = pgTable('workspace_slugs', {
  slug: text().primaryKey(),
  workspaceId: uuid('workspace_id')
    .notNull()
    .references(() => workspaces.id),
})
