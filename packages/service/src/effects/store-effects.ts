import { rows } from '@goodword/db/connect'
import type { Effects } from '@goodword/domain/effects/effects'
import { type SQL, sql } from 'drizzle-orm'
import { Conflict, type Unit } from '../context.ts'
import { effectArms } from './effect-arms.ts'
import type { Recorded } from './recorded.ts'
import { recordedArms } from './recorded-arms.ts'

/**
 * Writes everything that one transaction decided, in one statement: it lands whole or not at all, even
 * when the connection dies in the middle of it. A row that is no longer as it was read is a conflict.
 * The statement is sent, not waited for; the transaction waits before it commits.
 */
export function storeEffects(
  unit: Unit,
  workspaceId: string,
  effects: Effects,
  recorded: Recorded = {},
): void {
  const arms = [
    ...recordedArms(workspaceId, recorded, effects),
    ...effectArms(workspaceId, effects, recorded),
  ]
  const present = arms.filter(({ list }) => list.length > 0)
  if (present.length === 0) return

  const ctes = present.map(({ name, list, write }) => {
    const source = sql`json_to_recordset(${JSON.stringify(list)}::json)`
    return sql`${sql.raw(name)} as (${write(source, idsOf(list))} returning 1)`
  })
  const guarded = present.filter(({ isGuarded }) => isGuarded)
  const counts = guarded.length
    ? sql.join(
        guarded.map(
          ({ name }) => sql`(select count(*)::int from ${sql.raw(name)}) as ${sql.raw(name)}`,
        ),
        sql`, `,
      )
    : sql`1 as written`
  unit.send(
    rows<Record<string, number>>(
      unit.tx,
      sql`with ${sql.join(ctes, sql`, `)} select ${counts}`,
    ).then(([written]) => {
      for (const { name, list } of guarded) {
        if (written?.[name] !== list.length) throw new Conflict(`${name} changed in between`)
      }
    }),
  )
}

/**
 * The ids of rows that are changed, said beside the rows: what a list in JSON holds the planner does not
 * see, and it would rather read a whole table of some ten thousand rows.
 */
function idsOf(list: readonly object[]): SQL {
  return sql`${sql.param(list.map((row) => ('id' in row ? row.id : null)))}::uuid[]`
}
