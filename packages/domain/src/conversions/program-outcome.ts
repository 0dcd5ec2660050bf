import { isCost } from '../guards/customer-cost.ts'
import { wholeOutcome } from '../guards/whole-outcome.ts'
import type { Walk } from './bind.ts'
import type { GiveReason, ProgramOutcome, RuleOutcome } from './conversion-decision.ts'

/** What a decision comes to for the program as a whole; undefined where nothing is to be told. */
export function programOutcome(
  walk: Walk,
  rules: readonly RuleOutcome[],
): ProgramOutcome | undefined {
  const { facts, bond, live, programUses } = walk
  const { budget, guard } = live?.document ?? {}
  const { place } = bond
  const mayTell = budget !== undefined || guard !== undefined || place !== undefined
  if (!mayTell && facts.guards === undefined) return undefined
  const whole = wholeOutcome({ budget, guard }, facts.guards, programUses, {
    isSpent: isDeclined(rules, 'budget_spent'),
    isHeldUp: isDeclined(rules, 'cost_guard'),
    isPromised: isCostPromised(rules),
  })
  return place ? { place, ...whole } : whole
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
