import type { MeterUse } from '../conversions/conversion-facts.ts'
import type { ProgramDocument } from '../programs/document.ts'

export type Guard = NonNullable<ProgramDocument['guard']>

/** The new customers that a guarded program has won: referrals that stand approved. */
export const CUSTOMERS = 'guard/customers'

/** What is promised for them, in the asset that their value is said in. */
export function costMeter({ customer_value }: Guard): string {
  return `guard/cost/${customer_value.asset}`
}

/** The most that so many customers may cost together, in whole minor units. */
export function costAllowed(
  { customer_value, cost_share_max_basis_points }: Guard,
  customers: number,
): number {
  const product =
    BigInt(customer_value.amount) * BigInt(cost_share_max_basis_points) * BigInt(customers)
  const allowed = product / 10_000n
  // Beyond what a sum of amounts can come to, a bound does not bind.
  return allowed > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(allowed)
}

/** What one customer costs as a share of their value, in basis points, rounded up; null while there is none. */
export function costShare(
  { customer_value }: Guard,
  cost: number,
  customers: number,
): number | null {
  if (customers === 0) return null
  const value = BigInt(customer_value.amount) * BigInt(customers)
  return Number((BigInt(cost) * 10_000n + value - 1n) / value)
}

/** What so much uses of it, where it is in the asset of the guard. */
export function costUses(
  guard: Guard | undefined,
  { amount, asset }: { readonly amount: number; readonly asset: string },
): readonly MeterUse[] {
  if (!guard || asset !== guard.customer_value.asset) return []
  return [{ meter: costMeter(guard), period: 'lifetime', used: amount, of: 'program' }]
}

/** Whether something counts towards what customers cost. */
export function isCost({ meter }: Pick<MeterUse, 'meter'>): boolean {
  return meter.startsWith('guard/cost/')
}

/** Whether new promises rest from now on: one did not fit, or they rested before and none has fitted since. */
export function isOverCost(
  guard: Guard | undefined,
  wasOver: boolean,
  { isHeldUp, isPromised }: { readonly isHeldUp: boolean; readonly isPromised: boolean },
): boolean {
  return guard !== undefined && (isHeldUp || (wasOver && !isPromised))
}

export type CostCheck =
  | { readonly kind: 'within'; readonly meters: readonly MeterUse[] }
  | {
      readonly kind: 'reached'
      readonly meter: string
      readonly allowed: number
      readonly used: number
      readonly counts_again_at: null
    }

/**
 * Whether a promise keeps the cost of a new customer within its share of what the customer is worth. Before
 * the first there is one in prospect: the one that is promised for.
 */
export function checkCost(
  guard: Guard | undefined,
  taken: { readonly cost: number; readonly customers: number },
  promise: { readonly amount: number; readonly asset: string },
): CostCheck {
  if (!guard || promise.asset !== guard.customer_value.asset) return { kind: 'within', meters: [] }
  const meter = costMeter(guard)
  const allowed = costAllowed(guard, Math.max(1, taken.customers))
  if (taken.cost + promise.amount > allowed) {
    return { kind: 'reached', meter, allowed, used: taken.cost, counts_again_at: null }
  }
  return { kind: 'within', meters: costUses(guard, promise) }
}
