import type { MeterUse } from '../conversions/conversion-facts.ts'
import { fromInstant, periodOf, toInstant } from '../dates.ts'
import type { Meter } from '../programs/compile-program.ts'
import { limitedAs, type Recipient } from './recipients.ts'

/** How much of each meter is used, by `meter|period`. It changes while the rules of one decision are walked. */
export type Uses = Map<string, number>

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

/** Whether a reward fits within every limit that concerns it, and what it would use of each. */
export function checkLimits(
  limits: readonly Meter[],
  uses: UsesOfReward,
  reward: {
    readonly to: Recipient
    readonly rule: string
    readonly amount: number
    readonly asset: string
    readonly at: string
  },
): LimitCheck {
  const meters: MeterUse[] = []
  for (const { limit, meter } of limits) {
    if (limit.per !== limitedAs(reward.to)) continue
    if (limit.rules && !limit.rules.includes(reward.rule)) continue
    if (!('count' in limit) && limit.asset !== reward.asset) continue

    const period = periodOf(fromInstant(reward.at), limit.period, limit.time_zone)
    const used = uses.own.get(useKey(meter, period.key)) ?? 0
    const allowed = 'count' in limit ? limit.count : limit.amount
    const wanted = 'count' in limit ? 1 : reward.amount
    if (used + wanted > allowed) {
      const again = period.to === null ? null : toInstant(period.to)
      return { kind: 'reached', meter, allowed, used, counts_again_at: again }
    }
    meters.push({ meter, period: period.key, used: wanted })
  }
  return { kind: 'within', meters }
}

/** Notes what a granted reward uses. */
export function use(uses: UsesOfReward, meters: readonly MeterUse[]): void {
  for (const { meter, period, used, of } of meters) {
    const concerned = of === 'program' ? uses.program : uses.own
    const key = useKey(meter, period)
    concerned.set(key, (concerned.get(key) ?? 0) + used)
  }
}

/** Notes that what a reward used is free again. */
export function giveBack(uses: UsesOfReward, meters: readonly MeterUse[]): void {
  use(
    uses,
    meters.map((taken) => ({ ...taken, used: -taken.used })),
  )
}

export function useKey(meter: string, period: string): string {
  return `${meter}|${period}`
}
