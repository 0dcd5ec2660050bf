import { evaluateCondition } from '../conditions/evaluate-condition.ts'
import { budgetMeter, checkBudget } from '../guards/budget.ts'
import { CUSTOMERS, checkCost, costMeter } from '../guards/customer-cost.ts'
import { scheduleAt } from '../guards/schedule.ts'
import type { Meter } from '../programs/compile-program.ts'
import type { LimitCheck } from '../rewards/use-limits.ts'
import { checkLimits, useKey, type Wanted } from '../rewards/use-limits.ts'
import type { Walk } from './bind.ts'
import type { MeterUse } from './conversion-facts.ts'

export type PromiseCheck =
  | { readonly kind: 'within'; readonly meters: readonly MeterUse[] }
  | {
      readonly kind: 'declined'
      readonly reason: 'limit_reached' | 'budget_spent' | 'cost_guard' | 'program_ended'
      readonly limit?: Extract<LimitCheck, { kind: 'reached' }>
    }

/**
 * Whether a reward may be promised: within every limit, within the budget, and within what a customer may
 * cost. What it uses of each is noted on it, and given back with it.
 */
export function checkPromise(
  walk: Walk,
  limits: readonly Meter[],
  promise: Omit<Wanted, 'country' | 'isOf' | 'frees'>,
  isGrowth: boolean,
): PromiseCheck {
  if (!isGrowth && isOver(walk)) return { kind: 'declined', reason: 'program_ended' }

  const { facts, bond, live } = walk
  const uses = walk.uses[promise.to]!
  const limit = checkLimits(limits, uses, {
    to: promise.to,
    rule: promise.rule,
    amount: promise.amount,
    asset: promise.asset,
    at: promise.at,
    country: countryOf(facts.friend.attributes),
    isOf: (limit) => isOf(walk, promise.to, limit),
    frees: facts.guards?.frees ?? {},
  })
  if (limit.kind === 'reached') return { kind: 'declined', reason: 'limit_reached', limit }

  const { budget } = live?.document ?? {}
  const spent = budget ? usedOf(walk, budgetMeter(budget)) : 0
  const reserved = checkBudget(budget, spent, promise, isGrowth)
  if (reserved.kind === 'reached') {
    return { kind: 'declined', reason: 'budget_spent', limit: reserved }
  }
  const guard = bond.program.document.guard && live?.document.guard
  const cost = guard ? usedOf(walk, costMeter(guard)) : 0
  const guarded = checkCost(guard, { cost, customers: walk.customers }, promise)
  if (guarded.kind === 'reached') return { kind: 'declined', reason: 'cost_guard', limit: guarded }
  return { kind: 'within', meters: [...limit.meters, ...reserved.meters, ...guarded.meters] }
}

/** The customers that a guarded program has won, with what this decision adds or takes. */
export function customersAfter(
  { facts, bond }: Pick<Walk, 'facts' | 'bond'>,
  approved: { readonly approvedBefore: number; readonly approvedAfter: number },
): number {
  if (!bond.program.document.guard) return 0
  const known = facts.program_uses?.[useKey(CUSTOMERS, 'lifetime')] ?? 0
  return known + approved.approvedAfter - approved.approvedBefore
}

function usedOf({ programUses }: Walk, meter: string): number {
  return programUses.get(useKey(meter, 'lifetime')) ?? 0
}

/** Whether the program has ended and takes back what it held: it promises nobody anything more. */
function isOver({ facts, live }: Walk): boolean {
  if (facts.guards?.cancels_held) return true
  const { schedule } = live?.document ?? {}
  return (
    schedule?.promises === 'cancel_held' &&
    scheduleAt(schedule, facts.conversion.occurred_at) === 'over'
  )
}

/** Where the friend is at home, by what the merchant says of them. */
export function countryOf(attributes: Readonly<Record<string, unknown>>): string | null {
  const said = attributes.country ?? attributes.region
  return typeof said === 'string' && /^[A-Za-z]{2}$/.test(said) ? said.toUpperCase() : null
}

/** Whether a recipient is of the group that a limit is for; who stands above an advocate is of none. */
function isOf(walk: Walk, to: Wanted['to'], { limit, group }: Meter): boolean {
  if (to !== 'friend' && to !== 'advocate') return false
  if (group) return evaluateCondition(group, walk.conditionFacts()).passed
  const { attributes } = to === 'friend' ? walk.facts.friend : walk.bond.advocate
  return limit.for === 'staff' && attributes.is_staff === true
}
