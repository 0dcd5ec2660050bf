import { rows } from '@goodword/db/connect'
import type { Instant } from '@goodword/domain/conversions/conversion-facts'
import { fromInstant, toInstant } from '@goodword/domain/dates'
import { quotaMeter, quotaPeriod } from '@goodword/domain/guards/quota'
import { type Id, toId, uuidOf } from '@goodword/domain/ids'
import { type Program, rollingDaysOf } from '@goodword/domain/programs/compile-program'
import { useKey } from '@goodword/domain/rewards/use-limits'
import { type SQL, sql } from 'drizzle-orm'
import type { Context, Unit } from '../context.ts'
import type { Book } from './book.ts'
import { type BookedGuards, noGuards, noteGrant, ownerKey } from './guard-facts.ts'
import { periodsAround } from './periods-around.ts'
import { usedMore } from './used.ts'
import { versionsConcerned } from './versions-concerned.ts'

/**
 * Loads what the programs of a book count beyond people and calendar periods, where their documents say
 * such words; most say none, and this costs them nothing. What participants share is locked first, all of
 * it in the order of ids and after the participants, so that it is decided on exactly what stands.
 */
export async function loadGuards(
  ctx: Context,
  unit: Unit,
  book: Book,
  versions: readonly number[] = [],
): Promise<BookedGuards> {
  const guards = noGuards()
  const programs = await guardedPrograms(ctx, unit, book, versions)
  const concerned = programs.filter(({ versions }) =>
    versions.some(({ guarded }) => guarded.byMore),
  )
  if (concerned.length === 0) return guards
  guards.isAsked = true

  const w = sql`${ctx.workspace.uuid}::uuid`
  const subjects = concerned
    .filter(({ versions }) => versions.some(({ guarded }) => guarded.byProgram))
    .map(({ id }) => uuidOf(id))
  const isShared = concerned.some(({ versions }) =>
    versions.some(({ guarded }) => guarded.byWorkspace),
  )
  const states = await lockGuards(unit, w, [...subjects, ...(isShared ? [ctx.workspace.uuid] : [])])
  for (const { subject, told, is_over_cost } of states) {
    guards.states.set(toId('prg', subject), { told, isOverCost: is_over_cost })
  }
  await loadUses(ctx, unit, book, guards, concerned, new Set(subjects))
  return guards
}

type Concerned = {
  readonly id: Id<'prg'>
  readonly live: Program
  readonly versions: readonly Program[]
}

/** Each program of the book with its versions that may be decided under. */
async function guardedPrograms(
  ctx: Context,
  unit: Unit,
  book: Book,
  asked: readonly number[],
): Promise<Concerned[]> {
  const found: Concerned[] = []
  for (const [id, { liveVersion }] of book.programs) {
    const versions = await versionsConcerned(unit, ctx.workspace.uuid, book, id, asked)
    found.push({ id, live: versions.get(liveVersion)!, versions: [...versions.values()] })
  }
  return found
}

type State = {
  readonly subject: string
  readonly told: readonly string[]
  readonly is_over_cost: boolean
}

/** Locks a guard a program, and that of the workspace; each is made where it is needed first. */
export async function lockGuards(
  unit: Unit,
  w: SQL,
  subjects: readonly string[],
): Promise<readonly State[]> {
  if (subjects.length === 0) return []
  const ids = sql`${sql.param([...subjects])}::uuid[]`
  const lock = () =>
    rows<State>(
      unit.tx,
      sql`select subject, told, is_over_cost from guards
        where workspace_id = ${w} and subject = any(${ids}) order by subject for update`,
    )
  const known = await lock()
  if (known.length === subjects.length) return known
  await rows(
    unit.tx,
    sql`insert into guards (workspace_id, subject) select ${w}, id from unnest(${ids}) as k(id) order by id
      on conflict do nothing`,
  )
  return lock()
}

type Row = {
  readonly owner: string
  readonly meter: string
  readonly period: string
  readonly used: number
}
type Loaded = {
  readonly shared: Row[] | null
  readonly programs: Row[] | null
  readonly people: (Row & { readonly participant: string })[] | null
  readonly waiting: { readonly program: string; readonly count: number }[] | null
}

async function loadUses(
  ctx: Context,
  unit: Unit,
  book: Book,
  guards: BookedGuards,
  concerned: readonly Concerned[],
  locked: ReadonlySet<string>,
): Promise<void> {
  const w = sql`${ctx.workspace.uuid}::uuid`
  const instants = [...book.instants, ctx.now, ...conversionInstants(book)]
  const span = Math.max(0, ...concerned.flatMap(rollingDays)) * DAY
  const from = toInstant(Math.min(...instants) - span)
  const to = toInstant(Math.max(...instants) + span)
  const uuids = (ids: readonly Id[]) => sql`${sql.param(ids.map(uuidOf))}::uuid[]`
  const programs = uuids(concerned.map(({ id }) => id))
  const people = uuids([...book.participants.keys()])
  const isRolling = sql`(t.meter like '%/rolling-%' and t.period > ${from} and t.period < ${to})`
  const isNear = sql`(t.period = any(${sql.param(periodsAround(instants))}::text[]) or ${isRolling})`
  const [loaded] = await rows<{ uses: Loaded }>(
    unit.tx,
    sql`select json_build_object(
      'shared', (select json_agg(json_build_object('owner', t.owner, 'meter', t.meter, 'period', t.period, 'used', t.used))
        from shared_uses t where t.workspace_id = ${w}
          and t.owner = any(${people} || ${programs} || array[${w}]) and ${isNear}),
      'programs', (select json_agg(json_build_object('owner', t.program_id, 'meter', t.meter, 'period', t.period, 'used', t.used))
        from program_uses t where t.workspace_id = ${w} and t.program_id = any(${programs}) and ${isNear}),
      'people', (select json_agg(json_build_object('owner', t.program_id, 'participant', t.participant_id,
          'meter', t.meter, 'period', t.period, 'used', t.used))
        from limit_uses t where t.workspace_id = ${w} and t.program_id = any(${programs})
          and t.participant_id = any(${people}) and ${isRolling}),
      'waiting', (select json_agg(k) from (
        select t.program_id as program, count(*)::int as count from referrals t
          where t.workspace_id = ${w} and t.program_id = any(${programs}) and t.state = 'queued'
            and t.due_at <= ${new Date(ctx.now)} group by t.program_id) k)
    ) as uses`,
  )
  const { uses } = loaded!
  for (const { owner, ...row } of uses.shared ?? []) {
    // The workspace is called by its uuid, as the book calls it; all others by their ids.
    const isOfAll = owner === book.workspaceId
    enter(guards, isOfAll ? owner : ownerKey(toId('par', owner)), row)
  }
  for (const { owner, participant, ...row } of uses.people ?? []) {
    enter(guards, ownerKey(toId('prg', owner), toId('par', participant)), row)
  }
  for (const id of locked) book.programUses.delete(toId('prg', id))
  for (const { owner, ...row } of uses.programs ?? []) {
    if (rollingDaysOf(row.meter) !== undefined) enter(guards, ownerKey(toId('prg', owner)), row)
    else if (locked.has(owner)) enterProgramUse(book, toId('prg', owner), row)
  }
  for (const { program, count } of uses.waiting ?? [])
    guards.waiting.set(toId('prg', program), count)
  for (const { id, live } of concerned) {
    const { quota } = live.document
    if (!quota) continue
    const { key } = quotaPeriod(quota, toInstant(ctx.now))
    guards.quotas.set(id, useKey(quotaMeter(quota), key))
  }
}

function enter(
  guards: BookedGuards,
  owner: string,
  { meter, period, used }: Omit<Row, 'owner'>,
): void {
  if (rollingDaysOf(meter) !== undefined) {
    noteGrant(guards, owner, { meter, period, used })
    return
  }
  const uses = guards.shared.get(owner) ?? new Map<string, number>()
  uses.set(useKey(meter, period), used)
  guards.shared.set(owner, uses)
}

/** As it stands under the lock, in the place of what was read before it. */
function enterProgramUse(book: Book, id: Id<'prg'>, use: Omit<Row, 'owner'>): void {
  book.programUses.set(id, usedMore(book.programUses.get(id), use))
}

function rollingDays({ versions }: Concerned): number[] {
  return versions.flatMap(({ limits }) => limits.map(({ meter }) => rollingDaysOf(meter) ?? 0))
}

function conversionInstants(book: Book): number[] {
  return [...book.conversions.values()].map(({ occurred_at }: { occurred_at: Instant }) =>
    fromInstant(occurred_at),
  )
}

const DAY = 86_400_000
