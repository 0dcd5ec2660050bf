import type { MeterUse } from '../conversions/conversion-facts.ts'
import { shareOf } from '../money.ts'
import type { ProgramDocument } from '../programs/document.ts'

export type Budget = NonNullable<ProgramDocument['budget']>

/** What a budget counts: value promised in its asset, over all versions of the program. */
export function budgetMeter({ asset }: Pick<Budget, 'asset'>): string {
  return `budget/${asset}`
}

/** What is kept aside for rewards that are earned already and grow; rounded up, so that it is never less. */
export function reserveOf({ amount, reserve_basis_points }: Budget): number {
  return shareOf(amount, reserve_basis_points, 'up')
}

export type BudgetCheck =
  | { readonly kind: 'within'; readonly meters: readonly MeterUse[] }
  | {
      readonly kind: 'reached'
      readonly meter: string
      readonly allowed: number
      readonly used: number
      readonly counts_again_at: null
    }

/**
 * Whether the budget holds a promise. A new one leaves the reserve alone; a standing one that grows may
 * use it. What is in another asset is not the budget's.
 */
export function checkBudget(
  budget: Budget | undefined,
  used: number,
  promise: { readonly amount: number; readonly asset: string },
  isGrowth: boolean,
): BudgetCheck {
  if (!budget || promise.asset !== budget.asset) return { kind: 'within', meters: [] }
  const meter = budgetMeter(budget)
  const allowed = isGrowth ? budget.amount : budget.amount - reserveOf(budget)
  if (used + promise.amount > allowed) {
    return { kind: 'reached', meter, allowed, used, counts_again_at: null }
  }
  const use = {
    meter,
    period: 'lifetime',
    used: promise.amount,
    of: 'program',
    cap: allowed,
  } as const
  return { kind: 'within', meters: [use] }
}

/** A threshold by the name under which it is remembered: another amount is another budget to be told of. */
export type Threshold = {
  readonly name: string
  readonly basis_points: number
  readonly at: number
}

/** The thresholds of a budget that are reached and not yet told of, the lowest first. */
export function newThresholds(
  budget: Budget | undefined,
  used: number,
  told: readonly string[],
): Threshold[] {
  if (!budget) return []
  const { amount, thresholds_basis_points } = budget
  // Below all of them, as most decisions are, none need be named.
  if (!thresholds_basis_points.some((one) => used >= shareOf(amount, one, 'up'))) return []
  return thresholdsOf(budget).filter(({ name, at }) => used >= at && !told.includes(name))
}

/** Where a budget is told of, the lowest first. */
export function thresholdsOf(budget: Budget): Threshold[] {
  return budget.thresholds_basis_points.map((basis_points) => ({
    name: `${budgetMeter(budget)}/${budget.amount}/${basis_points}`,
    basis_points,
    at: shareOf(budget.amount, basis_points, 'up'),
  }))
}
