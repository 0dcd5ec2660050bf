import type { Instant } from '../conversions/conversion-facts.ts'
import { fromInstant, periodOf, toInstant } from '../dates.ts'
import type { ProgramDocument } from '../programs/document.ts'

export type Quota = NonNullable<ProgramDocument['quota']>

/** What a quota counts in a period; a version with another count goes on counting. */
export function quotaMeter({ period, time_zone }: Pick<Quota, 'period' | 'time_zone'>): string {
  return `quota/${period}/${time_zone}`
}

/** A quota's period around an instant: its name, and the first instant of the next. */
export function quotaPeriod(
  quota: Quota,
  at: Instant,
): { readonly key: string; readonly next: Instant } {
  const { key, to } = periodOf(fromInstant(at), quota.period, quota.time_zone)
  return { key, next: toInstant(to!) }
}

export type QuotaPlace =
  | {
      readonly kind: 'place'
      readonly meter: string
      readonly period: string
      readonly allowed: number
    }
  | {
      readonly kind: 'queue' | 'refuse'
      readonly meter: string
      readonly allowed: number
      readonly used: number
      readonly counts_again_at: Instant
    }

/**
 * Whether a new referral has a place in this period. Those who wait since an earlier one come first:
 * nobody new overtakes them while they are being admitted.
 */
export function placeInQuota(
  quota: Quota,
  now: Instant,
  taken: { readonly used: number; readonly waiting: number },
): QuotaPlace {
  const { key, next } = quotaPeriod(quota, now)
  const meter = quotaMeter(quota)
  if (taken.used + taken.waiting < quota.count) {
    return { kind: 'place', meter, period: key, allowed: quota.count }
  }
  const full = { meter, allowed: quota.count, used: taken.used, counts_again_at: next }
  return { kind: quota.then, ...full }
}
