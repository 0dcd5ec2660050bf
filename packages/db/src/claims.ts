import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytes, instant, workspaceId } from './columns.ts'

/**
 * Signs that an advocate brought a friend: a click (evidence `link`), a code typed at the checkout.
 * The friend may still be unknown. A click that does not count (a bot, a prefetch, a preview) is kept, with why.
 */
export const claims = pgTable(
  'claims',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    programId: uuid('program_id').notNull(),
    programVersion: integer('program_version').notNull(),
    advocateId: uuid('advocate_id').notNull(),
    /** None where the advocate was named, or a lead names them. */
    codeId: uuid('code_id'),
    evidence: text().$type<'link' | 'code' | 'invitation' | 'name' | 'lead' | 'claim'>().notNull(),
    state: text().$type<'clicked' | 'used' | 'expired'>().notNull().default('clicked'),
    friendId: uuid('friend_id'),
    uncountedReason: text('uncounted_reason'),
    deviceIndex: bytes('device_index'),
    source: text().$type<'redirect' | 'page' | 'shop'>().notNull(),
    claimedAt: instant('claimed_at').notNull(),
    counted: boolean().notNull().default(true),
    /** The channel by which the advocate sent the link, where the link says so. */
    channel: text(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    check('claims_state', sql`${t.state} in ('invited', 'clicked', 'used', 'expired')`),
    check(
      'claims_evidence',
      sql`${t.evidence} in ('link', 'code', 'invitation', 'name', 'lead', 'claim')`,
    ),
    index('claims_of_friend')
      .on(t.workspaceId, t.friendId, t.id)
      .where(sql`${t.friendId} is not null`),
  ],
)
