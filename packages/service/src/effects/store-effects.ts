import { rows } from '@goodword/db/connect'
import { Statement } from '@goodword/db/statement'
import type { Effects } from '@goodword/domain/effects/effects'
import { type SQL, sql } from 'drizzle-orm'
import { Conflict, type Unit } from '../context.ts'
import { givenWorkspace } from '../given.ts'
import type { Arm } from './arm.ts'
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
    ...recordedArms(givenWorkspace, recorded, effects),
    ...effectArms(givenWorkspace, workspaceId, effects, recorded),
  ]
  const present = arms.filter(({ list }) => list.length > 0)
  if (present.length === 0) return

  const values: Record<string, unknown> = { workspace_id: workspaceId }
  for (const { name, list } of present) {
    values[name] = JSON.stringify(list)
    values[`${name}_ids`] = idsOf(list)
  }
  unit.send(
    rows<Record<string, number>>(unit.tx, statementOf(present), values).then(([written]) => {
      for (const { name, list, isGuarded } of present) {
        if (isGuarded && written?.[name] !== list.length) {
          throw new Conflict(`${name} changed in between`)
        }
      }
    }),
  )
}

/** The text hangs on the arms alone: those that come together are a few dozen sets, and each is written once. */
function statementOf(present: readonly Arm[]): Statement {
  const key = present.map(({ name }) => name).join(' ')
  const known = statements.get(key)
  if (known) return known
  const made = new Statement(write(present))
  statements.set(key, made)
  return made
}

const statements = new Map<string, Statement>()

function write(present: readonly Arm[]): SQL {
  const ctes = present.map(({ name, write }) => {
    const source = sql`json_to_recordset(${sql.placeholder(name)}::json)`
    const ids = sql`${sql.placeholder(`${name}_ids`)}::uuid[]`
    return sql`${sql.raw(name)} as (${write(source, ids)} returning 1)`
  })
  const counts = present
    .filter(({ isGuarded }) => isGuarded)
    .map(({ name }) => sql`(select count(*)::int from ${sql.raw(name)}) as ${sql.raw(name)}`)
  const answer = counts.length > 0 ? sql.join(counts, sql`, `) : sql`1 as written`
  return sql`with ${sql.join(ctes, sql`, `)} select ${answer}`
}

/**
 * The ids of rows that are changed, said beside the rows: what a list in JSON holds the planner does not
 * see, and it would rather read a whole table of some ten thousand rows.
 */
function idsOf(list: readonly object[]): unknown[] {
  return list.map((row) => ('id' in row ? row.id : null))
}
