import { isCounting } from '../programs/compile-program.ts'
import { stands } from '../rewards/reward-states.ts'
import { giveBack, use } from '../rewards/use-limits.ts'
import { mayBeOwed } from '../wallet/debt.ts'
import type { Walk } from './bind.ts'
import { checkPromise } from './check-promise.ts'
import type { GiveOutcome, GiveReason } from './conversion-decision.ts'
import type { MeterUse, RewardFact } from './conversion-facts.ts'
import type { Thing } from './due-parts.ts'
import { useBoosts } from './judge-boosts.ts'

/** What a part of a gift should be worth, or why nothing. */
export type Worth =
  | { readonly kind: 'value'; readonly amount: number }
  | { readonly kind: 'none'; readonly reason: GiveReason }

/** What becomes of a reward that was granted before: kept, changed, or taken back. */
export function settleStanding(
  walk: Walk,
  existing: RewardFact,
  value: Worth,
  thing: Thing,
): Pick<
  GiveOutcome,
  'result' | 'reason' | 'amount' | 'waits_for' | 'meters' | 'limit' | 'not_recoverable' | 'owed'
> {
  const { amount, meters } = existing
  const kept = { result: 'kept', amount, meters, waits_for: null } as const
  if (!stands(existing.state)) return { ...kept, reason: existing.state }
  // What was used cannot be unused: the shop has honoured it.
  if (existing.state === 'redeemed') return { ...kept, reason: 'already_redeemed' }
  const uses = walk.uses[existing.recipient]!
  const gone = existing.gone ?? 0
  const owes = gone > 0 && mayOwe(walk, existing)
  if (value.kind === 'none' && (gone === 0 || owes)) {
    giveBack(uses, meters)
    const reason = refundReason(walk, value.reason)
    const owed = owes ? { owed: gone } : {}
    return { result: 'taken_back', reason, amount: 0, waits_for: null, meters, ...owed }
  }

  useBoosts(walk, existing.boosts ?? [], false)
  const waits_for = existing.is_under_review ? waitsFor(walk) : null
  const { occasion, conversion } = walk.facts
  // An offer that an earlier version made in another asset is kept as it was made.
  const isComparable = value.kind === 'none' || thing.value.asset === existing.asset
  // What has left a balance is not taken back, unless it may be owed: that much of the reward stands.
  const wanted = value.kind === 'none' ? 0 : value.amount
  const worth = owes ? wanted : Math.max(wanted, gone)
  const lost = worth === wanted ? {} : { not_recoverable: worth - wanted }
  if (!isComparable || worth === amount || (worth > amount && occasion === 'refunded')) {
    return { ...kept, reason: isComparable ? lostReason(lost) : null, waits_for, ...lost }
  }
  const reason = lostReason(lost) ?? (occasion === 'refunded' ? 'conversion_refunded' : occasion)
  const changed = { result: 'changed', reason, amount: worth, waits_for, ...lost } as const
  giveBack(uses, meters)
  if (worth < amount) {
    const smaller = remeasured(meters, worth)
    use(uses, smaller)
    return { ...changed, meters: smaller, ...(worth < gone ? { owed: gone - worth } : {}) }
  }
  const promise = {
    to: existing.recipient,
    rule: existing.rule,
    amount: worth,
    asset: existing.asset,
    at: conversion.occurred_at,
  }
  const check = checkPromise(walk, limitsOf(walk, existing), promise, true)
  const grown = check.kind === 'within' ? [...check.meters, ...meters.filter(isOfStock)] : meters
  use(uses, grown)
  if (check.kind === 'within') return { ...changed, meters: grown }
  const { reason: declined, limit } = check
  return { ...kept, reason: declined, waits_for, ...(limit ? { limit } : {}) }
}

/** Whether what was spent of a reward may be taken back all the same. What ran out was no use to anybody. */
function mayOwe({ bond }: Walk, { kind, ran_out }: RewardFact): boolean {
  return bond.program.document.negative_balance === 'allowed' && !ran_out && mayBeOwed(kind)
}

function lostReason(lost: { readonly not_recoverable?: number }): 'not_recoverable' | null {
  return lost.not_recoverable === undefined ? null : 'not_recoverable'
}

/** Of a gift in parts only the first is counted. */
function limitsOf({ bond }: Walk, { instalment = 1 }: RewardFact) {
  const { limits } = bond.program
  return instalment === 1 ? limits : limits.filter(({ meter }) => !isCounting(meter))
}

function isOfStock({ meter }: MeterUse): boolean {
  return meter.startsWith('stock/')
}

/** A meter that counts rewards stays as it is; one that counts value follows the new amount. */
function remeasured(meters: readonly MeterUse[], amount: number): readonly MeterUse[] {
  return meters.map((one) => (isCounting(one.meter) ? one : { ...one, used: amount }))
}

/** Why something no longer stands. A refund that breaks a condition is told as what it is; the rule names the condition. */
export function refundReason({ facts }: Walk, reason: GiveReason): GiveReason {
  return facts.occasion === 'refunded' && brokenByRefund.has(reason)
    ? 'conversion_refunded'
    : reason
}

const brokenByRefund: ReadonlySet<string> = new Set(['condition_not_met', 'total_not_reached'])

/** Why a reward waits beyond its hold, where it does. */
export function waitsFor({ facts, bond }: Walk): GiveOutcome['waits_for'] {
  // The buyer stands at the checkout, and no case is open yet: the offer is honoured.
  if (facts.occasion === 'claimed') return null
  const isInReview = bond.state === 'in_review' && facts.occasion !== 'approved'
  if (bond.risk?.result === 'review' || isInReview) return 'review'
  return facts.conversion.is_confirmed ? null : 'confirmation'
}
