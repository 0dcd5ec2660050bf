import type { Instant, MeterUse } from '../conversions/conversion-facts.ts'
import { fromInstant, periodOf, toInstant } from '../dates.ts'
import { isRolling, type Meter } from '../programs/compile-program.ts'
import type { Limit } from '../programs/document.ts'
import { limitedAs, type Recipient } from './recipients.ts'

/** How much of each meter is used, by `meter|period`. It changes while the rules of one decision are walked. */
export type Uses = {
  get(key: string): number | undefined
  set(key: string, used: number): unknown
}

/** Uses as facts hold them: what a decision changes is kept beside, for most change nothing. */
export class UsesOf implements Uses {
  private readonly known: Readonly<Record<string, number>>
  private changed: Map<string, number> | undefined = undefined

  constructor(known: Readonly<Record<string, number>> = NOTHING) {
    this.known = known
  }

  get(key: string): number | undefined {
    return this.changed?.get(key) ?? this.known[key]
  }

  set(key: string, used: number): void {
    this.changed ??= new Map()
    this.changed.set(key, used)
  }
}

const NOTHING: Readonly<Record<string, number>> = {}

/** The meters that one reward may use: its recipient's own, and those that the whole program shares. */
export type UsesOfReward = { readonly own: Uses; readonly program: Uses }

export type LimitCheck =
  | { readonly kind: 'within'; readonly meters: readonly MeterUse[] }
  | {
      readonly kind: 'reached'
      readonly meter: string
      readonly allowed: number
      readonly used: number
      /** When it counts again; null for a limit of a lifetime. */
      readonly counts_again_at: string | null
    }

/** A reward that would be granted, as limits look at it. */
export type Wanted = {
  readonly to: Recipient
  readonly rule: string
  readonly amount: number
  readonly asset: string
  /** The instant that it counts from: of the conversion, not of its report. */
  readonly at: Instant
  /** The friend's country, where it is known. */
  readonly country?: string | null
  /** Whether its recipient is of the group that a limit is for: staff, or a segment. */
  readonly isOf?: ((limit: Meter) => boolean) | undefined
  /** When a rolling window frees something again, by `meter|instant`. */
  readonly frees?: Readonly<Record<string, Instant>> | undefined
}

/** Whether a reward fits within every limit that concerns it, and what it would use of each. */
export function checkLimits(
  limits: readonly Meter[],
  uses: UsesOfReward,
  reward: Wanted,
): LimitCheck {
  let meters = NO_METERS
  for (const compiled of limits) {
    const { limit } = compiled
    if (!concerns(compiled, reward)) continue

    const meter = meterFor(compiled, reward)
    const key = periodKeyOf(limit, reward)
    const of = ownerOf(limit)
    const used = concerned(uses, of).get(useKey(meter, key)) ?? 0
    const allowed = allowedBy(limit, reward)
    const wanted = 'count' in limit ? 1 : reward.amount
    if (used + wanted > allowed) {
      const counts_again_at = countsAgainAt(limit, meter, reward)
      return { kind: 'reached', meter, allowed, used, counts_again_at }
    }
    const taken: MeterUse = { meter, period: key, used: wanted }
    // A reward keeps this list as long as it is known: one that is pushed to holds room for sixteen more.
    meters = meters.concat(
      of === undefined ? taken : { ...taken, of, ...capOf(limit, of, allowed) },
    )
  }
  return { kind: 'within', meters }
}

const NO_METERS: readonly MeterUse[] = []

/** What a rolling window holds lies in many rows: no one of them is held to the whole. */
function capOf(limit: Limit, of: MeterUse['of'], cap: number): Pick<MeterUse, 'cap'> {
  return of === 'person' || isRolling(limit) ? {} : { cap }
}

function concerns(compiled: Meter, reward: Wanted): boolean {
  const { limit } = compiled
  if (isOfPerson(limit.per) && limit.per !== limitedAs(reward.to)) return false
  if (limit.rules && !limit.rules.includes(reward.rule)) return false
  if (limit.for !== undefined && !reward.isOf?.(compiled)) return false
  return 'count' in limit || limit.asset === reward.asset
}

/** A country's meter is one of many of its limit; the others are as they were compiled. */
function meterFor({ limit, meter }: Meter, { country }: Wanted): string {
  return limit.per === 'country' ? `${meter};${country ?? UNKNOWN}` : meter
}

// No country is written so.
const UNKNOWN = '??'

/** What of a limit's measure the instant lies in: a calendar period, or the window that rolls with it. */
function periodKeyOf({ period, time_zone }: Limit, { at }: Wanted): string {
  if (period === 'lifetime') return period
  return typeof period === 'object' ? at : periodOf(fromInstant(at), period, time_zone).key
}

function countsAgainAt(
  { period, time_zone }: Limit,
  meter: string,
  { at, frees }: Wanted,
): Instant | null {
  if (typeof period === 'object') return frees?.[useKey(meter, at)] ?? null
  const { to } = periodOf(fromInstant(at), period, time_zone)
  return to === null ? null : toInstant(to)
}

function allowedBy(limit: Limit, { country }: Wanted): number {
  const own = limit.per === 'country' && country ? limit.countries?.[country] : undefined
  return own ?? ('count' in limit ? limit.count : limit.amount)
}

function ownerOf({ per, across }: Limit): MeterUse['of'] {
  if (isOfPerson(per)) return across === 'workspace' ? 'person' : undefined
  return across === 'workspace' ? 'workspace' : 'program'
}

function isOfPerson(per: Limit['per']): per is 'advocate' | 'friend' {
  return per === 'advocate' || per === 'friend'
}

function concerned(uses: UsesOfReward, of: MeterUse['of'] | undefined): Uses {
  return of === undefined || of === 'person' ? uses.own : uses.program
}

/** Notes what a granted reward uses. */
export function use(uses: UsesOfReward, meters: readonly MeterUse[]): void {
  for (const taken of meters) add(uses, taken, taken.used)
}

/** Notes that what a reward used is free again. */
export function giveBack(uses: UsesOfReward, meters: readonly MeterUse[]): void {
  for (const taken of meters) add(uses, taken, -taken.used)
}

function add(uses: UsesOfReward, { meter, period, of }: MeterUse, used: number): void {
  const those = concerned(uses, of)
  const key = useKey(meter, period)
  those.set(key, (those.get(key) ?? 0) + used)
}

export function useKey(meter: string, period: string): string {
  return `${meter}|${period}`
}
