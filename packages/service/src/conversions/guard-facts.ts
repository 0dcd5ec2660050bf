import type { GuardFacts, Instant } from '@goodword/domain/conversions/conversion-facts'
import { type GrantAt, rollingUse } from '@goodword/domain/guards/rolling-use'
import type { Id } from '@goodword/domain/ids'
import { rollingDaysOf } from '@goodword/domain/programs/compile-program'
import { useKey } from '@goodword/domain/rewards/use-limits'
import type { Book } from './book.ts'

/** What the programs of a book count beyond people and calendar periods, as it was loaded. */
export type BookedGuards = {
  /** Whether any program asks for them. */
  isAsked: boolean
  readonly states: Map<
    Id<'prg'>,
    { readonly told: readonly string[]; readonly isOverCost: boolean }
  >
  /** Referrals whose turn in the queue has come. */
  readonly waiting: Map<Id<'prg'>, number>
  /** Where each program's quota counts now, by `meter|period`. */
  readonly quotas: Map<Id<'prg'>, string>
  /** By whose it is, then by `meter|period`. */
  readonly shared: Map<string, Map<string, number>>
  /** What rolling windows are made of: by whose it is, then by meter. */
  readonly grants: Map<string, Map<string, GrantAt[]>>
}

export function noGuards(): BookedGuards {
  return {
    isAsked: false,
    states: new Map(),
    waiting: new Map(),
    quotas: new Map(),
    shared: new Map(),
    grants: new Map(),
  }
}

type Use = { readonly meter: string; readonly period: string; readonly used: number }

/** Notes what was granted at one instant; the period of a rolling meter is that instant. */
export function noteGrant(guards: BookedGuards, owner: string, { meter, period, used }: Use): void {
  const meters = guards.grants.get(owner) ?? new Map<string, GrantAt[]>()
  const grants = meters.get(meter) ?? []
  grants.push({ at: period, used })
  meters.set(meter, grants)
  guards.grants.set(owner, meters)
}

/** Whose meters they are: a participant's in a program, or those of one owner alone, of whichever kind. */
export function ownerKey(owner: Id, participant?: Id<'par'>): string {
  const key = owner.slice(owner.indexOf('_') + 1)
  return participant === undefined ? key : `${key}|${ownerKey(participant)}`
}

/** What is used of meters at an instant, and when rolling ones free something again. */
export type UsesAt = {
  readonly uses: Record<string, number>
  readonly frees: Record<string, Instant>
}

/** Whether anything is known, or was used since, beyond the calendar periods of programs, where any asks for that. */
export function holdsMore({ guards, effects }: Book): boolean {
  if (!guards?.isAsked) return false
  const { limitUses, programUses, sharedUses } = effects
  return [guards.shared, guards.grants, limitUses, programUses, sharedUses].some(
    ({ size }) => size > 0,
  )
}

/** What a participant has used beyond the calendar periods of one program. */
export function personalUses(book: Book, programId: Id<'prg'>, id: Id<'par'>, at: Instant): UsesAt {
  const own = [...book.effects.limitUses.values()].filter(
    (change) => change.program_id === programId && change.participant_id === id,
  )
  const shared = [...book.effects.sharedUses.values()].filter(({ owner }) => owner === id)
  return merged([
    usesAt(book, ownerKey(programId, id), own.filter(isRolling), at),
    usesAt(book, ownerKey(id), shared, at),
  ])
}

/** What a whole program, and the workspace, have used beyond its calendar periods. */
export function wideUses(book: Book, programId: Id<'prg'>, at: Instant): UsesAt {
  const own = [...book.effects.programUses.values()].filter(
    (change) => change.program_id === programId && isRolling(change),
  )
  const shared = [...book.effects.sharedUses.values()].filter(({ owner }) => owner === null)
  return merged([
    rollingAt(book, ownerKey(programId), own, at),
    usesAt(book, book.workspaceId, shared, at),
  ])
}

/** How the program stands as a whole; undefined where there is nothing to say of it. */
export function guardFactsOf(
  book: Book,
  programId: Id<'prg'>,
  frees: Readonly<Record<string, Instant>>,
): GuardFacts | undefined {
  const program = book.programs.get(programId)
  const state = book.guards?.states.get(programId)
  const change = book.effects.programs.get(programId)
  const quota = book.guards?.quotas.get(programId)
  const isQuiet = !state && !change && quota === undefined && Object.keys(frees).length === 0
  if (isQuiet && program?.status === 'live' && !program.cancelsHeld) return undefined
  const told = [...(state?.told ?? []), ...(change?.told ?? [])]
  const isOverCost = change?.is_over_cost ?? state?.isOverCost ?? false
  const facts: GuardFacts = {
    ...statusOf(book, programId),
    ...(program?.cancelsHeld ? { cancels_held: true } : {}),
    ...(told.length > 0 ? { told } : {}),
    ...(isOverCost ? { is_over_cost: true } : {}),
    ...(quota === undefined ? {} : quotaFacts(book, programId, quota)),
    ...(Object.keys(frees).length > 0 ? { frees } : {}),
  }
  return Object.keys(facts).length === 0 ? undefined : facts
}

function statusOf(book: Book, programId: Id<'prg'>): Pick<GuardFacts, 'status' | 'since'> {
  const change = book.effects.programs.get(programId)
  if (change?.pauses) return { status: 'paused', since: change.at }
  const program = book.programs.get(programId)
  if (program?.status !== 'paused' && program?.status !== 'ended') return {}
  const { status, statusSince } = program
  return { status, ...(statusSince === null ? {} : { since: statusSince }) }
}

function quotaFacts(
  book: Book,
  programId: Id<'prg'>,
  key: string,
): Pick<GuardFacts, 'quota_used' | 'waiting'> {
  const changes = [...book.effects.sharedUses.values()].filter(
    ({ owner, meter, period }) => owner === programId && useKey(meter, period) === key,
  )
  const known = book.guards?.shared.get(ownerKey(programId))?.get(key) ?? 0
  const used = changes.reduce((sum, change) => sum + change.used, known)
  const waiting = book.guards?.waiting.get(programId) ?? 0
  return { ...(used > 0 ? { quota_used: used } : {}), ...(waiting > 0 ? { waiting } : {}) }
}

/** All meters of one owner: those of calendar periods as they stand, rolling ones as they are at the instant. */
function usesAt(book: Book, owner: string, changes: readonly Use[], at: Instant): UsesAt {
  const rolling = rollingAt(book, owner, changes.filter(isRolling), at)
  const uses = Object.fromEntries(book.guards?.shared.get(owner) ?? [])
  for (const change of changes) {
    if (isRolling(change)) continue
    const key = useKey(change.meter, change.period)
    uses[key] = (uses[key] ?? 0) + change.used
  }
  return { uses: { ...uses, ...rolling.uses }, frees: rolling.frees }
}

function rollingAt(book: Book, owner: string, changes: readonly Use[], at: Instant): UsesAt {
  const uses: Record<string, number> = {}
  const frees: Record<string, Instant> = {}
  const known = book.guards?.grants.get(owner) ?? new Map<string, GrantAt[]>()
  for (const meter of new Set([...known.keys(), ...changes.map((change) => change.meter)])) {
    const since = changes
      .filter((change) => change.meter === meter)
      .map(({ period, used }): GrantAt => ({ at: period, used }))
    const grants = [...(known.get(meter) ?? []), ...since]
    const { used, frees_at } = rollingUse(grants, at, rollingDaysOf(meter)!)
    if (used === 0) continue
    uses[useKey(meter, at)] = used
    if (frees_at !== null) frees[useKey(meter, at)] = frees_at
  }
  return { uses, frees }
}

function merged(parts: readonly UsesAt[]): UsesAt {
  return {
    uses: Object.assign({}, ...parts.map(({ uses }) => uses)),
    frees: Object.assign({}, ...parts.map(({ frees }) => frees)),
  }
}

function isRolling({ meter }: Use): boolean {
  return rollingDaysOf(meter) !== undefined
}
