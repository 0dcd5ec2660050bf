import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytes, instant, workspaceId } from './columns.ts'
import { participants } from './participants.ts'

/** Mail on its way. What it says is sealed under its reader's key, and gone once it was sent. */
export const mails = pgTable(
  'mails',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    participantId: uuid('participant_id').notNull(),
    kind: text().$type<'sign_in'>().notNull(),
    sealed: bytes(),
    state: text().$type<'waiting' | 'sent' | 'failed'>().notNull().default('waiting'),
    reason: text(),
    /** When it is to be sent, on the real clock; tried how often before. */
    sendAt: instant('send_at'),
    attempts: integer().notNull().default(0),
    /** From when on it would say nothing true any more. */
    expiresAt: instant('expires_at').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    check('mails_state', sql`${t.state} in ('waiting', 'sent', 'failed')`),
    index('mails_to_send').on(t.workspaceId, t.sendAt).where(sql`${t.sendAt} is not null`),
    index('mails_of_participant').on(t.workspaceId, t.participantId, t.id),
    foreignKey({
      name: 'mails_participant',
      columns: [t.workspaceId, t.participantId],
      foreignColumns: [participants.workspaceId, participants.id],
    }),
  ],
)
