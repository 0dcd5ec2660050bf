import { foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant, workspaceId } from './columns.ts'
import { participants } from './participants.ts'

/** An advocate used a channel. */
export const shares = pgTable(
  'shares',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    programId: uuid('program_id').notNull(),
    participantId: uuid('participant_id').notNull(),
    channel: text().notNull(),
    sharedAt: instant('shared_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('shares_of_participant').on(t.workspaceId, t.participantId, t.id),
    foreignKey({
      name: 'shares_participant',
      columns: [t.workspaceId, t.participantId],
      foreignColumns: [participants.workspaceId, participants.id],
    }),
  ],
)
