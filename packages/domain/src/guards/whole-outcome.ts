import type { ProgramOutcome } from '../conversions/conversion-decision.ts'
import type { GuardFacts } from '../conversions/conversion-facts.ts'
import { type Uses, useKey } from '../rewards/use-limits.ts'
import { budgetMeter, newThresholds } from './budget.ts'
import type { WholeBounds } from './check-whole.ts'
import { isOverCost } from './customer-cost.ts'

/** What became of the promises that were to be made, as far as the whole program is concerned. */
export type PromisesMade = {
  /** Something did not fit within the budget. */
  readonly isSpent: boolean
  /** Something would have cost too much. */
  readonly isHeldUp: boolean
  /** Something was promised that counts as what a customer costs. */
  readonly isPromised: boolean
}

/**
 * What promises come to for the program as a whole, with what is used by now: thresholds that are reached
 * and not yet told of, the pause that a budget may ask for, and whether customers cost too much. Undefined
 * where nothing is to be told.
 */
export function wholeOutcome(
  { budget, guard }: WholeBounds,
  guards: GuardFacts | undefined,
  uses: Uses,
  { isSpent, isHeldUp, isPromised }: PromisesMade,
): ProgramOutcome | undefined {
  const used = budget ? (uses.get(useKey(budgetMeter(budget), 'lifetime')) ?? 0) : 0
  const thresholds = newThresholds(budget, used, guards?.told ?? [])
  const pauses = isSpent && budget?.when_spent === 'pause' && guards?.status === undefined
  const wasOver = guards?.is_over_cost === true
  const isOver = isOverCost(guard, wasOver, { isHeldUp, isPromised })
  if (thresholds.length === 0 && !pauses && isOver === wasOver) return undefined
  return {
    ...(thresholds.length > 0 ? { thresholds, budget_used: used } : {}),
    ...(isOver === wasOver ? {} : { is_over_cost: isOver }),
    ...(pauses ? { pauses: 'budget_spent' } : {}),
  }
}
