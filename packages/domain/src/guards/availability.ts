import type { Instant } from '../conversions/conversion-facts.ts'
import { fromInstant, periodOf, toInstant } from '../dates.ts'
import type { Meter, Program } from '../programs/compile-program.ts'
import { limitedAs } from '../rewards/recipients.ts'
import { useKey } from '../rewards/use-limits.ts'
import { budgetMeter, reserveOf } from './budget.ts'
import { placeInQuota, quotaMeter, quotaPeriod } from './quota.ts'
import { rollingUse } from './rolling-use.ts'
import { scheduleAt } from './schedule.ts'
import { type WideUse, wideLimits } from './wide-limits.ts'

export const availabilityStates = [
  'open',
  'queue',
  'limit_reached',
  'nothing_left',
  'full',
  'not_started',
  'paused',
  'ended',
] as const

/** What an advocate is told of a program before they invite anybody. */
export type Availability = {
  /**
   * `queue`: a friend who comes now has to wait. `limit_reached`: the advocate has all that it gives them
   * for now. `nothing_left`: it promises nobody anything new; by what bound is the merchant's business.
   */
  readonly state: (typeof availabilityStates)[number]
  /** Whether inviting makes sense: the friend, at least, gets something by it, now or later. */
  readonly is_open: boolean
  /** When that is over; null where nobody can say. */
  readonly until: Instant | null
  /** When the program ends, where that is known. */
  readonly ends_at: Instant | null
}

/** What bounds a program, as it stands: of everybody together, and of one advocate. */
export type Bounds = {
  readonly status: 'live' | 'paused' | 'ended'
  readonly shared: readonly WideUse[]
  readonly own: readonly WideUse[]
  readonly isOverCost: boolean
}

/** Whether an invitation made now would lead to something; the first thing that stands in its way. */
export function availabilityOf(program: Program, bounds: Bounds, now: Instant): Availability {
  const { schedule } = program.document
  const ends_at = written(schedule?.ends_at)
  const place = scheduleAt(schedule, now)
  const say = (state: Availability['state'], until: Instant | null = null) => ({
    state,
    is_open: state === 'open' || state === 'queue' || state === 'limit_reached',
    until,
    ends_at: state === 'ended' ? null : ends_at,
  })

  if (bounds.status === 'ended' || place === 'over') return say('ended')
  if (place === 'before') return say('not_started', written(schedule?.starts_at))
  if (bounds.status === 'paused') return say('paused')

  const queue = quotaPlace(program, bounds, now)
  if (queue?.kind === 'refuse') return say('full', queue.counts_again_at)
  if (bounds.isOverCost || isSpent(program, bounds)) return say('nothing_left')
  const wide = wideLimits(program.limits.filter(isForAll), bounds.shared, now).find(
    ({ used, allowed }) => used >= allowed,
  )
  if (wide) return say('nothing_left', wide.counts_again_at)

  for (const compiled of program.limits.filter((one) => boundsAdvocate(program, one))) {
    const { isReached, until } = ownUse(compiled, bounds.own, now)
    if (isReached) return say('limit_reached', until)
  }
  return queue?.kind === 'queue' ? say('queue', queue.counts_again_at) : say('open')
}

function quotaPlace({ document: { quota } }: Program, { shared }: Bounds, now: Instant) {
  if (!quota) return undefined
  const used = usedOf(shared, useKey(quotaMeter(quota), quotaPeriod(quota, now).key))
  return placeInQuota(quota, now, { used, waiting: 0 })
}

function isSpent({ document: { budget } }: Program, { shared }: Bounds): boolean {
  if (!budget) return false
  return (
    usedOf(shared, useKey(budgetMeter(budget), 'lifetime')) >= budget.amount - reserveOf(budget)
  )
}

function usedOf(uses: readonly WideUse[], key: string): number {
  return uses.find(({ meter, period }) => useKey(meter, period) === key)?.used ?? 0
}

/** Whether nothing at all is given once a limit is reached: of single rules or people, others go on. */
function isForAll({ limit }: Meter): boolean {
  return limit.per === 'program' && limit.rules === undefined && limit.for === undefined
}

/** Whether an advocate has nothing to expect once a limit of theirs is reached. */
function boundsAdvocate({ document }: Program, { limit }: Meter): boolean {
  if (limit.per !== 'advocate' || limit.for !== undefined) return false
  const gives = document.rules.flatMap(({ id, give }) =>
    give.filter(({ to }) => limitedAs(to) === 'advocate').map(({ value }) => [id, value.asset]),
  )
  const covers = ([rule, asset]: (string | undefined)[]) =>
    (limit.rules === undefined || limit.rules.includes(rule as string)) &&
    ('count' in limit || limit.asset === asset)
  return gives.length > 0 && gives.every(covers)
}

function ownUse({ limit, meter }: Meter, own: readonly WideUse[], now: Instant) {
  const allowed = 'count' in limit ? limit.count : limit.amount
  const { period } = limit
  if (typeof period === 'object') {
    const grants = own
      .filter((use) => use.meter === meter)
      .map((use) => ({ ...use, at: use.period }))
    const { used, frees_at } = rollingUse(grants, now, period.rolling_days)
    return { isReached: used >= allowed, until: frees_at }
  }
  const { key, to } = periodOf(fromInstant(now), period, limit.time_zone)
  const until = to === null ? null : toInstant(to)
  return { isReached: usedOf(own, useKey(meter, key)) >= allowed, until }
}

function written(text: string | undefined): Instant | null {
  return text === undefined ? null : toInstant(fromInstant(text))
}
