import { sql } from 'drizzle-orm'
import { check, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, instant, workspaceId } from './columns.ts'
import { participants } from './participants.ts'

/**
 * Customers whom no merchant vouches for: links that were sent to an address, and the sign-ins that came of
 * them, each by the hash of its secret and on the real clock.
 */
export const signIns = pgTable(
  'sign_ins',
  {
    workspaceId: workspaceId(),
    hash: bytes().notNull(),
    kind: text().$type<'link' | 'session'>().notNull(),
    participantId: uuid('participant_id').notNull(),
    /** The address that the link was sent to, under the participant's key: theirs once the link is opened. */
    sealedEmail: bytes('sealed_email'),
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.hash] }),
    check('sign_ins_kind', sql`${t.kind} in ('link', 'session')`),
    index('sign_ins_age').on(t.workspaceId, t.expiresAt),
    index('sign_ins_of_participant').on(t.workspaceId, t.participantId),
    foreignKey({
      name: 'sign_ins_participant',
      columns: [t.workspaceId, t.participantId],
      foreignColumns: [participants.workspaceId, participants.id],
    }),
  ],
)
