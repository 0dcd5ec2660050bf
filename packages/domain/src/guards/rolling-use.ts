import type { Instant } from '../conversions/conversion-facts.ts'
import { addDays, fromInstant, toInstant } from '../dates.ts'

/** What was granted at one instant, of one meter. */
export type GrantAt = { readonly at: Instant; readonly used: number }

export type RollingUse = {
  /** The most that any window of so many days holds of which the instant is a part. */
  readonly used: number
  /** When the first of that falls out; null where there is nothing. */
  readonly frees_at: Instant | null
}

/**
 * How full a rolling window is for something granted at an instant. What was granted counts from its
 * instant until so many days later, and then no more. Conversions are told of late, so the window that
 * ends at the instant is not the only one: none that holds the instant may come to more than the limit.
 */
export function rollingUse(grants: readonly GrantAt[], at: Instant, days: number): RollingUse {
  const instant = fromInstant(at)
  const near = grants
    .map((grant) => ({ at: fromInstant(grant.at), used: grant.used }))
    .filter((grant) => grant.at > addDays(instant, -days) && grant.at < addDays(instant, days))
    .sort((a, b) => a.at - b.at)
  let used = 0
  let first: number | null = null
  for (const end of [
    instant,
    ...near.map((grant) => grant.at).filter((later) => later > instant),
  ]) {
    const within = near.filter((grant) => grant.at > addDays(end, -days) && grant.at <= end)
    const sum = within.reduce((all, grant) => all + grant.used, 0)
    if (sum <= used) continue
    used = sum
    first = within.find((grant) => grant.used > 0)?.at ?? null
  }
  return { used, frees_at: first === null ? null : toInstant(addDays(first, days)) }
}
