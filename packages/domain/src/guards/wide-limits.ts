import type { Instant } from '../conversions/conversion-facts.ts'
import { fromInstant, periodOf, toInstant } from '../dates.ts'
import type { Meter } from '../programs/compile-program.ts'
import { rollingUse } from './rolling-use.ts'

export type WideUse = { readonly meter: string; readonly period: string; readonly used: number }

/** How far a limit of a whole program, or of one country, is used now. */
export type WideLimit = {
  readonly id: string | null
  readonly per: 'program' | 'country'
  /** Null where the limit is not one of countries, or where the country is not known. */
  readonly country: string | null
  readonly across: 'program' | 'workspace'
  readonly period: string
  readonly allowed: number
  readonly used: number
  readonly asset: string | null
  readonly counts_again_at: Instant | null
}

/** The limits that everybody shares, as they stand at an instant; of countries those that used something. */
export function wideLimits(
  limits: readonly Meter[],
  uses: readonly WideUse[],
  at: Instant,
): WideLimit[] {
  return limits.flatMap((compiled): WideLimit[] => {
    const { limit, meter } = compiled
    if (limit.per === 'program') return [standing(compiled, 'program', meter, null, uses, at)]
    if (limit.per !== 'country') return []
    const own = new Set(uses.map((use) => use.meter).filter((name) => name.startsWith(`${meter};`)))
    return [...own].sort().map((name) => {
      const code = name.slice(meter.length + 1)
      return standing(compiled, 'country', name, /^[A-Z]{2}$/.test(code) ? code : null, uses, at)
    })
  })
}

function standing(
  { limit }: Meter,
  per: WideLimit['per'],
  meter: string,
  country: string | null,
  uses: readonly WideUse[],
  at: Instant,
): WideLimit {
  const own = uses.filter((use) => use.meter === meter)
  const allowed = 'count' in limit ? limit.count : limit.amount
  const base = {
    id: limit.id ?? null,
    per,
    country,
    across: limit.across,
    allowed: (country === null ? undefined : limit.countries?.[country]) ?? allowed,
    asset: 'count' in limit ? null : limit.asset,
  }
  const { period: length } = limit
  if (typeof length === 'object') {
    const days = length.rolling_days
    const grants = own.map(({ period, used }) => ({ at: period, used }))
    const { used, frees_at } = rollingUse(grants, at, days)
    return { ...base, period: `rolling_${days}_days`, used, counts_again_at: frees_at }
  }
  const { key, to } = periodOf(fromInstant(at), length, limit.time_zone)
  return {
    ...base,
    period: key,
    used: own.find(({ period }) => period === key)?.used ?? 0,
    counts_again_at: to === null ? null : toInstant(to),
  }
}
