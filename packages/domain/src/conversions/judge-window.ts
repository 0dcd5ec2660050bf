import { addDays, addMonths, fromInstant, toInstant } from '../dates.ts'
import type { Within } from '../programs/document.ts'
import type { Walk } from './bind.ts'
import type { RuleOutcome } from './conversion-decision.ts'
import type { Instant } from './conversion-facts.ts'

/** The conversion by which the referral fulfils its goal: an earlier one, or the one that is decided. */
export type GoalReached = { readonly conversionId: string; readonly at: Instant }

export type WindowMiss = Pick<RuleOutcome, 'reason' | 'window_ended_at' | 'window_starts_at'>

/** Why a conversion lies outside the window of a rule; undefined where it lies within. */
export function windowMiss(
  walk: Walk,
  within: Within,
  goal: GoalReached | undefined,
): WindowMiss | undefined {
  const from = windowStart(walk, within, goal)
  if (from === undefined) return { reason: 'goal_not_reached' }
  const { occurred_at } = walk.facts.conversion
  if (occurred_at < from) return { reason: 'before_window', window_starts_at: from }
  const end = windowEnd(from, within)
  return occurred_at < end ? undefined : { reason: 'window_ended', window_ended_at: end }
}

function windowStart(
  { facts, bond }: Walk,
  { of }: Within,
  goal: GoalReached | undefined,
): Instant | undefined {
  if (of === 'claimed') return bond.claimedAt
  if (of === 'goal') return goal?.at
  // The one that binds the friend is the first, and so is the first that is known since.
  if (of === 'first_conversion') return facts.referral?.first_at ?? facts.conversion.occurred_at
  return bond.attributedAt
}

function windowEnd(from: Instant, within: Within): Instant {
  const start = fromInstant(from)
  return toInstant(
    'days' in within
      ? addDays(start, within.days)
      : addMonths(start, within.months, within.time_zone),
  )
}
