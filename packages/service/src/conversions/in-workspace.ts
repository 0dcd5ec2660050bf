import { type SQL, sql } from 'drizzle-orm'

/**
 * Rows of a workspace that belong to each row of a list `k`, found by their whole key. Fenced by
 * `offset 0`: a plan that is kept from when a table was small, or from a small workspace, would else read
 * all of a large workspace and pick from it (measured: tens of milliseconds at 10,000 conversions).
 */
export function inWorkspace(w: SQL) {
  const of = (table: string, isMeant: SQL) =>
    sql`cross join lateral (
      select t.* from ${sql.raw(table)} t where t.workspace_id = ${w} and ${isMeant} offset 0)`
  return { of }
}
