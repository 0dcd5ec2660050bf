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
import { instant, realNow, workspaceId } from './columns.ts'

/** A history of conversions that a merchant uploads to run programs over. */
export const historyFiles = pgTable(
  'history_files',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    format: text().$type<'csv' | 'jsonl'>().notNull(),
    createdAt: instant('created_at').notNull().default(realNow),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    check('history_files_format', sql`${t.format} in ('csv', 'jsonl')`),
    index('history_files_age').on(t.workspaceId, t.createdAt),
  ],
)

/** Its text, in parts as they were sent. */
export const historyParts = pgTable(
  'history_parts',
  {
    workspaceId: workspaceId(),
    fileId: uuid('file_id').notNull(),
    part: integer().notNull(),
    content: text().notNull(),
    characters: integer().notNull().default(0),
    lineBreaks: integer('line_breaks').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.fileId, t.part] }),
    foreignKey({
      name: 'history_parts_file',
      columns: [t.workspaceId, t.fileId],
      foreignColumns: [historyFiles.workspaceId, historyFiles.id],
    }).onDelete('cascade'),
  ],
)
