import { rows } from '@goodword/db/connect'
import type { Instant } from '@goodword/domain/conversions/conversion-facts'
import { fromInstant, toInstant } from '@goodword/domain/dates'
import { type Effects, noEffects } from '@goodword/domain/effects/effects'
import { type SQL, sql } from 'drizzle-orm'
import { type Context, transaction, type Unit } from '../context.ts'
import { toolsFor } from '../conversions/decide-in-book.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { effectsOwing } from '../wallet/effects-owing.ts'
import { decidedKinds } from './decided-kinds.ts'
import type { DueKind, DueThing } from './due-kind.ts'
import { dueKinds } from './due-kinds.ts'

/** Where a pass over what is due has come to. What lies before it is done, and dead rows there are not read again. */
export type Place = { readonly dueAt: string; readonly id: string }

export type Pass = { readonly done: number; readonly reached: Place | undefined }

/**
 * Does the next of what is due in a workspace by its clock, in due order, each thing at its own instant:
 * holds that end, issues, expiries. One batch in one transaction; several workers take different rows.
 */
export function doWhatIsDue(
  ctx: Context,
  from: Place | undefined,
  batchSize: number,
  until: Instant = toInstant(ctx.now),
): Promise<Pass> {
  return transaction(ctx, async (unit) => {
    const { due, effects } = await takeDue(unit, ctx, from, batchSize, until)
    if (due.length === 0) return { done: 0, reached: undefined }

    const tools = toolsFor(ctx)
    for (const { thing } of due) thing.pass(effects, tools, until)
    storeEffects(unit, ctx.workspace.uuid, effects)
    const last = due.at(-1)!
    return { done: due.length, reached: { dueAt: last.thing.dueAt, id: last.id } }
  })
}

/** When something is next due in a workspace, by its own clock; undefined where nothing is. */
export async function nextDue(ctx: Context): Promise<number | undefined> {
  const w = sql`${ctx.workspace.uuid}::uuid`
  const earliest = [...dueKinds, ...decidedKinds].map(
    ({ table }) =>
      sql`(select min(due_at) from ${sql.raw(table)} where workspace_id = ${w} and due_at is not null)`,
  )
  const [found] = await rows<{ due_at: Date | null }>(
    ctx.server.database.db,
    sql`select least(${sql.join(earliest, sql`, `)}) as due_at`,
  )
  return found?.due_at?.getTime()
}

type Due = { readonly id: string; readonly thing: DueThing }

/**
 * Takes due rows. Their participants are locked first, in the order of their ids, and those that somebody
 * else holds are left to them: a conversion under way moves the same rewards.
 */
async function takeDue(
  unit: Unit,
  ctx: Context,
  from: Place | undefined,
  batchSize: number,
  until: Instant,
): Promise<{ readonly due: Due[]; readonly effects: Effects }> {
  const w = sql`${ctx.workspace.uuid}::uuid`
  const now = new Date(fromInstant(until))
  const after = from
    ? sql`and (due_at, id) > (${new Date(fromInstant(from.dueAt))}::timestamptz, ${from.id}::uuid)`
    : sql``
  const candidates = dueKinds.map(
    ({ name, table, person, only }) => sql`
      (select ${sql.raw(`'${name}'`)} as kind, id, due_at, ${sql.raw(person)} as person from ${sql.raw(table)}
        where workspace_id = ${w} and due_at <= ${now} ${after} ${only ? sql`and ${only}` : sql``}
        order by due_at, id limit ${batchSize})`,
  )
  const found = await rows<{ kind: string; id: string; person: string }>(
    unit.tx,
    sql`with due as (
        ${sql.join(candidates, sql` union all `)}
        order by due_at, id limit ${batchSize}),
      held as materialized (
        select p.id from participants p where p.workspace_id = ${w} and p.id in (select person from due)
          order by p.id for update skip locked)
      select kind, id, person from due where person in (select id from held)`,
  )
  if (found.length === 0) return { due: [], effects: noEffects() }
  const people = [...new Set(found.map(({ person }) => person))]
  const [effects, ...taken] = await Promise.all([
    effectsOwing(unit, ctx.workspace.uuid, people),
    ...dueKinds.map((kind) => {
      const ids = found.filter((one) => one.kind === kind.name).map(({ id }) => id)
      return ids.length === 0 ? [] : readDue(unit, w, kind, ids, now)
    }),
  ])
  return { due: taken.flat().sort(inDueOrder), effects }
}

/** Read anew under the locks: what was due may have been done meanwhile. */
async function readDue(
  unit: Unit,
  w: SQL,
  { table, read }: DueKind,
  ids: readonly string[],
  now: Date,
): Promise<Due[]> {
  const found = await rows<Record<string, unknown>>(
    unit.tx,
    sql`select * from ${sql.raw(table)} where workspace_id = ${w} and id = any(${sql.param(ids)}::uuid[])
      and due_at <= ${now}`,
  )
  return found.map((row) => ({ id: row.id as string, thing: read(row) }))
}

function inDueOrder(a: Due, b: Due): number {
  if (a.thing.dueAt !== b.thing.dueAt) return a.thing.dueAt < b.thing.dueAt ? -1 : 1
  return a.id < b.id ? -1 : 1
}
