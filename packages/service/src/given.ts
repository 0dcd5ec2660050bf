import { type SQL, sql } from 'drizzle-orm'

/** In a statement that is made once: the workspace that it is sent for. */
export const givenWorkspace = sql`${sql.placeholder('workspace_id')}::uuid`

/** Uuids that it is sent with, by their name. */
export function givenUuids(name: string): SQL {
  return sql`${sql.placeholder(name)}::uuid[]`
}

/** Texts that it is sent with, by their name. */
export function givenTexts(name: string): SQL {
  return sql`${sql.placeholder(name)}::text[]`
}
