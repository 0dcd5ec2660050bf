import { type Id, uuidOf } from '@goodword/domain/ids'
import { type SQL, sql } from 'drizzle-orm'

/** Which rewards a reconciliation is about: of a workspace or one of its programs, earned in a span of time. */
export type Scope = {
  readonly w: SQL
  readonly programId: Id<'prg'> | null
  readonly from: number | null
  readonly to: number
}

/** The rewards of a scope, of `rewards r`: what leaves the house by a transfer. */
export function rewardsIn({ w, programId, from, to }: Scope): SQL {
  const ofProgram = programId ? sql`and r.program_id = ${uuidOf(programId)}::uuid` : sql``
  const since = from === null ? sql`` : sql`and r.created_at >= ${new Date(from)}`
  return sql`r.workspace_id = ${w} and r.kind in ('cash', 'donation') ${ofProgram} ${since}
    and r.created_at < ${new Date(to)}`
}
