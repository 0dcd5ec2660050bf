import type { ConversionFacts, Instant } from '../conversions/conversion-facts.ts'
import { fromInstant, toInstant } from '../dates.ts'
import type { Program } from '../programs/compile-program.ts'
import { placeInQuota, type QuotaPlace } from './quota.ts'
import { scheduleAt } from './schedule.ts'

/** Why a program takes nobody new just now, and when it does, or did, where that can be said. */
export type ClosedToNew = {
  readonly reason: 'program_paused' | 'program_ended' | 'program_not_started' | 'quota_full'
  readonly opens_at?: Instant
  readonly window_ended_at?: Instant
}

/**
 * Whether a program takes a new friend. The version that is live now says so, whatever version the claim
 * was made under: this is the merchant's word on the whole, and no promise to anybody.
 */
export function closedToNew(
  live: Program | undefined,
  facts: ConversionFacts,
): ClosedToNew | undefined {
  const { guards, conversion } = facts
  const isSince = guards?.since === undefined || conversion.occurred_at >= guards.since
  if (guards?.status !== undefined && isSince) return { reason: `program_${guards.status}` }

  const { schedule } = live?.document ?? {}
  const place = scheduleAt(schedule, conversion.occurred_at)
  if (place === 'before') {
    return { reason: 'program_not_started', opens_at: instantOf(schedule!.starts_at!) }
  }
  if (place === 'over') {
    return { reason: 'program_ended', window_ended_at: instantOf(schedule!.ends_at!) }
  }
  const quota = quotaPlace(live, facts)
  if (quota?.kind !== 'refuse') return undefined
  return { reason: 'quota_full', opens_at: quota.counts_again_at }
}

/** The place of a new referral in the quota, or in its queue; undefined where there is no quota. */
export function quotaPlace(
  live: Program | undefined,
  { now, guards, occasion }: ConversionFacts,
): QuotaPlace | undefined {
  const quota = live?.document.quota
  if (!quota) return undefined
  return placeInQuota(quota, now, {
    used: guards?.quota_used ?? 0,
    // Whoever is admitted is one of those who wait.
    waiting: occasion === 'admitted' ? 0 : (guards?.waiting ?? 0),
  })
}

function instantOf(written: string): Instant {
  return toInstant(fromInstant(written))
}
