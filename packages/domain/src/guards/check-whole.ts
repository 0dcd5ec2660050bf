import type { Program } from '../programs/compile-program.ts'
import { type Uses, useKey } from '../rewards/use-limits.ts'
import { type Budget, type BudgetCheck, budgetMeter, checkBudget } from './budget.ts'
import { type CostCheck, CUSTOMERS, checkCost, costMeter, type Guard } from './customer-cost.ts'

/** What bounds all that a program promises, to whomever. */
export type WholeBounds = { readonly budget: Budget | undefined; readonly guard: Guard | undefined }

/** Budget and guard are those of the version that is live; the guard, where the version that promises has one too. */
export function wholeBounds(program: Program, live: Program | undefined): WholeBounds {
  const { budget, guard } = live?.document ?? {}
  return { budget, guard: program.document.guard && guard }
}

export type WholeCheck =
  | Extract<BudgetCheck, { kind: 'within' }>
  | {
      readonly kind: 'declined'
      readonly reason: 'budget_spent' | 'cost_guard'
      readonly limit: Extract<BudgetCheck | CostCheck, { kind: 'reached' }>
    }

/**
 * Whether a promise is within the budget and within what a customer may cost: by a rule, as a prize or for an
 * appeal. What it uses of each is noted on it, and given back with it.
 */
export function checkWhole(
  { budget, guard }: WholeBounds,
  uses: Uses,
  promise: { readonly amount: number; readonly asset: string },
  { isGrowth, customers = customersIn(uses) }: { isGrowth: boolean; customers?: number },
): WholeCheck {
  const reserved = checkBudget(
    budget,
    budget ? usedOf(uses, budgetMeter(budget)) : 0,
    promise,
    isGrowth,
  )
  if (reserved.kind === 'reached')
    return { kind: 'declined', reason: 'budget_spent', limit: reserved }
  const cost = guard ? usedOf(uses, costMeter(guard)) : 0
  const guarded = checkCost(guard, { cost, customers }, promise)
  if (guarded.kind === 'reached') return { kind: 'declined', reason: 'cost_guard', limit: guarded }
  return { kind: 'within', meters: [...reserved.meters, ...guarded.meters] }
}

/** The new customers that a guarded program has won so far. */
export function customersIn(uses: Uses): number {
  return usedOf(uses, CUSTOMERS)
}

function usedOf(uses: Uses, meter: string): number {
  return uses.get(useKey(meter, 'lifetime')) ?? 0
}
