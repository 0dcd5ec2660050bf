import { evaluateCondition } from '../conditions/evaluate-condition.ts'
import { checkWhole, wholeBounds } from '../guards/check-whole.ts'
import { CUSTOMERS } from '../guards/customer-cost.ts'
import { scheduleAt } from '../guards/schedule.ts'
import type { Meter } from '../programs/compile-program.ts'
import type { LimitCheck } from '../rewards/use-limits.ts'
import { checkLimits, useKey, type Wanted } from '../rewards/use-limits.ts'
import type { Walk } from './bind.ts'
import { askedOf } from './condition-facts-of.ts'
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
    isOf: limits.some(isForGroup) ? (limit) => isOf(walk, promise.to, limit) : undefined,
    frees: facts.guards?.frees,
  })
  if (limit.kind === 'reached') return { kind: 'declined', reason: 'limit_reached', limit }

  const bounds = wholeBounds(bond.program, live)
  const { customers } = walk
  const whole = checkWhole(bounds, walk.programUses, promise, { isGrowth, customers })
  if (whole.kind === 'declined') return whole
  if (whole.meters.length === 0) return limit
  return { kind: 'within', meters: limit.meters.concat(whole.meters) }
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

function isForGroup({ limit }: Meter): boolean {
  return limit.for !== undefined
}

/** Whether a recipient is of the group that a limit is for; who stands above an advocate is of none. */
function isOf(walk: Walk, to: Wanted['to'], { limit, group }: Meter): boolean {
  if (to !== 'friend' && to !== 'advocate') return false
  if (group) return evaluateCondition(group, askedOf(walk)).passed
  const { attributes } = to === 'friend' ? walk.facts.friend : walk.bond.advocate
  return limit.for === 'staff' && attributes.is_staff === true
}
