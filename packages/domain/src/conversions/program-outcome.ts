import { budgetMeter, newThresholds } from '../guards/budget.ts'
import { isCost, isOverCost } from '../guards/customer-cost.ts'
import { useKey } from '../rewards/use-limits.ts'
import type { Walk } from './bind.ts'
import type { GiveReason, ProgramOutcome, RuleOutcome } from './conversion-decision.ts'

/** What a decision comes to for the program as a whole; undefined where nothing is to be told. */
export function programOutcome(
  walk: Walk,
  rules: readonly RuleOutcome[],
): ProgramOutcome | undefined {
  const { facts, bond, live, programUses } = walk
  const { budget, guard } = live?.document ?? {}
  const mayTell = budget !== undefined || guard !== undefined || bond.place !== undefined
  if (!mayTell && facts.guards === undefined) return undefined
  const used = budget ? (programUses.get(useKey(budgetMeter(budget), 'lifetime')) ?? 0) : 0
  const thresholds = newThresholds(budget, used, facts.guards?.told ?? [])

  const isHeldUp = isDeclined(rules, 'cost_guard')
  const wasOver = facts.guards?.is_over_cost === true
  const isOver = isOverCost(guard, wasOver, { isHeldUp, isPromised: isCostPromised(rules) })

  const mayPause = budget?.when_spent === 'pause' && facts.guards?.status === undefined
  const pauses = mayPause && isDeclined(rules, 'budget_spent')
  if (!bond.place && thresholds.length === 0 && isOver === wasOver && !pauses) return undefined
  return {
    ...(bond.place ? { place: bond.place } : {}),
    ...(thresholds.length > 0 ? { thresholds, budget_used: used } : {}),
    ...(isOver === wasOver ? {} : { is_over_cost: isOver }),
    ...(pauses ? { pauses: 'budget_spent' } : {}),
  }
}

function isDeclined(rules: readonly RuleOutcome[], why: GiveReason): boolean {
  return rules.some(({ gives }) =>
    gives.some(({ result, reason }) => result === 'declined' && reason === why),
  )
}

/** Whether something is promised that counts as what a customer costs. */
function isCostPromised(rules: readonly RuleOutcome[]): boolean {
  return rules.some(({ gives }) =>
    gives.some(({ result, meters }) => result === 'granted' && meters.some(isCost)),
  )
}
