import { budgetMeter, newThresholds } from '../guards/budget.ts'
import { isCost, isOverCost } from '../guards/customer-cost.ts'
import { useKey } from '../rewards/use-limits.ts'
import type { Walk } from './bind.ts'
import type { GiveOutcome, ProgramOutcome, RuleOutcome } from './conversion-decision.ts'

/** What a decision comes to for the program as a whole; undefined where nothing is to be told. */
export function programOutcome(
  walk: Walk,
  rules: readonly RuleOutcome[],
): ProgramOutcome | undefined {
  const { facts, bond, live, programUses } = walk
  const { budget, guard } = live?.document ?? {}
  const mayTell = budget !== undefined || guard !== undefined || bond.place !== undefined
  if (!mayTell && facts.guards === undefined) return undefined
  const gives: GiveOutcome[] = []
  for (const rule of rules) gives.push(...rule.gives)
  const used = budget ? (programUses.get(useKey(budgetMeter(budget), 'lifetime')) ?? 0) : 0
  const thresholds = newThresholds(budget, used, facts.guards?.told ?? [])

  const isHeldUp = gives.some(({ result, reason }) => isNew(result) && reason === 'cost_guard')
  const isPromised = gives.some(({ result, meters }) => result === 'granted' && meters.some(isCost))
  const wasOver = facts.guards?.is_over_cost === true
  const isOver = isOverCost(guard, wasOver, { isHeldUp, isPromised })

  const isSpent = gives.some(({ result, reason }) => isNew(result) && reason === 'budget_spent')
  const pauses = isSpent && budget?.when_spent === 'pause' && facts.guards?.status === undefined
  const outcome: ProgramOutcome = {
    ...(bond.place ? { place: bond.place } : {}),
    ...(thresholds.length > 0 ? { thresholds, budget_used: used } : {}),
    ...(isOver === wasOver ? {} : { is_over_cost: isOver }),
    ...(pauses ? { pauses: 'budget_spent' } : {}),
  }
  return Object.keys(outcome).length === 0 ? undefined : outcome
}

function isNew(result: string): boolean {
  return result === 'declined'
}
