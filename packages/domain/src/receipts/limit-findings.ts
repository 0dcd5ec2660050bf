import type { Program } from '../programs/compile-program.ts'
import type { LimitCheck } from '../rewards/use-limits.ts'
import type { Finding } from './finding.ts'

/** What a promise came to the end of, where it is the whole program's. */
const wholeKinds: Readonly<Record<string, 'budget_left' | 'customer_cost' | undefined>> = {
  budget_spent: 'budget_left',
  cost_guard: 'customer_cost',
}

/** How much was left of the bound that a promise did not fit within. */
export function limitFindings(
  program: Program | undefined,
  {
    limit: { meter, allowed, used, counts_again_at },
    ...promise
  }: {
    readonly limit: Extract<LimitCheck, { kind: 'reached' }>
    readonly reason: string | null
    readonly amount: number | null
    readonly asset: string
  },
): Finding[] {
  const kind = wholeKinds[promise.reason ?? '']
  if (kind && promise.amount !== null) {
    return [{ kind, allowed, used, was: promise.amount, asset: promise.asset }]
  }
  // A country's meter is one of many of its limit.
  const limit = program?.limits.find(
    (one) => meter === one.meter || meter.startsWith(`${one.meter};`),
  )?.limit
  if (!limit) return []
  const { per, period, time_zone } = limit
  const asset = 'count' in limit ? null : limit.asset
  if (asset !== null && promise.amount !== null && promise.amount > allowed) {
    return [{ kind: 'above_limit', per, allowed, asset, period, was: promise.amount }]
  }
  return [{ kind: 'limit_reached', per, allowed, asset, period, time_zone, used, counts_again_at }]
}
