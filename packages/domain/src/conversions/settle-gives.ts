import { addDays, fromInstant, toInstant } from '../dates.ts'
import { type CompiledEventRule, isCounting } from '../programs/compile-program.ts'
import type { Give, MilestoneRule } from '../programs/document.ts'
import { stands, wasTakenBack } from '../rewards/reward-states.ts'
import { rewardValue } from '../rewards/reward-value.ts'
import { checkLimits, giveBack, use } from '../rewards/use-limits.ts'
import type { Walk } from './bind.ts'
import type { GiveOutcome, GiveReason, RuleOutcome } from './conversion-decision.ts'
import type { MeterUse, RewardFact } from './conversion-facts.ts'
import type { Verdict } from './judge-rules.ts'
import type { Course } from './referral-course.ts'

/** What each gift of a rule should come to, against what stands. */
export function settleEventRule(
  walk: Walk,
  compiled: CompiledEventRule,
  verdict: Verdict,
  number: number | null,
): RuleOutcome {
  if (verdict.result === 'not_concerned') return { ...verdict, gives: [] }
  const { facts, bond } = walk
  const { conversion } = facts
  const cause = facts.occasion === 'claimed' ? 'claimed' : conversion.id
  const gives = compiled.rule.give.map((give, index): GiveOutcome => {
    const value =
      verdict.result === 'passed'
        ? rewardValue(give.value, {
            amount: conversion.amount,
            asset: conversion.asset,
            referralNumber: number ?? bond.advocate.approved + 1,
          })
        : { kind: 'none' as const, reason: verdict.reason! }
    return settle(walk, {
      rule: compiled.rule.id,
      give,
      index,
      cause,
      value,
      mayGrant: facts.occasion !== 'refunded',
    })
  })
  return { ...verdict, gives }
}

/** Milestones crossed upward are granted, those crossed downward taken back; each counts its attempts. */
export function settleMilestoneRule(walk: Walk, rule: MilestoneRule, course: Course): RuleOutcome {
  const { approvedBefore: before, approvedAfter: after } = course
  const crossed = [...thresholds(rule, Math.min(before, after), Math.max(before, after))]
  if (crossed.length === 0) {
    return { rule: rule.id, result: 'failed', reason: 'count_not_reached', gives: [] }
  }

  const gives = crossed.flatMap((count) => {
    const cause = `milestone:${count}`
    return rule.give.map((give, index): GiveOutcome => {
      const amount = milestoneAmount(give.value, count)
      return settle(walk, {
        rule: rule.id,
        give,
        index,
        cause,
        value:
          after < before || amount === undefined
            ? { kind: 'none', reason: 'count_fell' }
            : { kind: 'value', amount },
        mayGrant: after > before,
      })
    })
  })
  return {
    rule: rule.id,
    result: after > before ? 'passed' : 'failed',
    reason: after > before ? null : 'count_not_reached',
    gives,
  }
}

/** A milestone has no conversion of its own, so a share of one is worth nothing there; publication refuses it. */
function milestoneAmount(value: Give['value'], count: number): number | undefined {
  const worth = rewardValue(value, { amount: null, asset: null, referralNumber: count })
  return worth.kind === 'value' ? worth.amount : undefined
}

/** The counts above `low` and up to `high` at which a milestone stands. */
function* thresholds({ milestone }: MilestoneRule, low: number, high: number): Generator<number> {
  if ('at' in milestone) {
    if (low < milestone.at && milestone.at <= high) yield milestone.at
    return
  }
  for (let count = low + 1; count <= high; count++) {
    if (count % milestone.every === 0) yield count
  }
}

type Due = {
  readonly rule: string
  readonly give: Give
  readonly index: number
  readonly cause: string
  readonly value:
    | { readonly kind: 'value'; readonly amount: number }
    | { readonly kind: 'none'; readonly reason: GiveReason }
  readonly mayGrant: boolean
}

/** The difference between what should stand and what stands, for one gift. */
function settle(walk: Walk, due: Due): GiveOutcome {
  const { give, value } = due
  const { facts, bond } = walk
  const participantId = give.to === 'advocate' ? bond.advocateId : facts.friend.id
  const earlier = facts.rewards.filter(
    (reward) =>
      reward.participant_id === participantId &&
      reward.rule === due.rule &&
      reward.give_index === due.index &&
      reward.cause === due.cause,
  )
  // What was taken back may be earned again, as another attempt.
  const existing = earlier.find(({ state }) => !wasTakenBack(state))
  const base = {
    give_index: due.index,
    recipient: give.to,
    participant_id: participantId,
    kind: existing?.kind ?? give.kind,
    cause: due.cause,
    reward_id: existing?.id ?? null,
    attempt: existing?.attempt ?? Math.max(0, ...earlier.map(({ attempt }) => attempt)) + 1,
    asset: existing?.asset ?? give.value.asset,
    hold_until: existing?.hold_until ?? null,
    waits_for: null,
    meters: existing?.meters ?? [],
  }

  if (existing) {
    return { ...base, ...settleExisting(walk, existing, value, give.value.asset) }
  }
  if (value.kind === 'none')
    return { ...base, result: 'declined', reason: value.reason, amount: null }
  if (!due.mayGrant)
    return { ...base, result: 'declined', reason: 'not_earned_before', amount: null }

  const at = facts.conversion.occurred_at
  const uses = walk.uses[give.to]
  const limit = checkLimits(bond.program.limits, uses, {
    to: give.to,
    rule: due.rule,
    amount: value.amount,
    asset: give.value.asset,
    at,
  })
  if (limit.kind === 'reached') {
    return { ...base, result: 'declined', reason: 'limit_reached', amount: value.amount, limit }
  }
  use(uses, limit.meters)
  return {
    ...base,
    result: 'granted',
    reason: null,
    amount: value.amount,
    hold_until: toInstant(addDays(fromInstant(at), give.hold_days)),
    waits_for: waitsFor(walk),
    meters: limit.meters,
  }
}

function settleExisting(
  walk: Walk,
  existing: RewardFact,
  value: Due['value'],
  asset: string,
): Pick<
  GiveOutcome,
  'result' | 'reason' | 'amount' | 'waits_for' | 'meters' | 'limit' | 'not_recoverable'
> {
  const { amount, meters } = existing
  const kept = { result: 'kept', amount, meters, waits_for: null } as const
  if (!stands(existing.state)) return { ...kept, reason: existing.state }
  // What was used cannot be unused: the shop has honoured it.
  if (existing.state === 'redeemed') return { ...kept, reason: 'already_redeemed' }
  const uses = walk.uses[existing.recipient]
  const gone = existing.gone ?? 0
  if (value.kind === 'none' && gone === 0) {
    giveBack(uses, meters)
    const reason = refundReason(walk, value.reason)
    return { result: 'taken_back', reason, amount: 0, waits_for: null, meters }
  }

  const waits_for = existing.is_under_review ? waitsFor(walk) : null
  const { occasion, conversion } = walk.facts
  // An offer that an earlier version made in another asset is kept as it was made.
  const isComparable = value.kind === 'none' || asset === existing.asset
  // What has left a balance is not taken back: that much of the reward stands.
  const wanted = value.kind === 'none' ? 0 : value.amount
  const worth = Math.max(wanted, gone)
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
    return { ...changed, meters: smaller }
  }
  const limit = checkLimits(walk.bond.program.limits, uses, {
    to: existing.recipient,
    rule: existing.rule,
    amount: worth,
    asset: existing.asset,
    at: conversion.occurred_at,
  })
  use(uses, limit.kind === 'within' ? limit.meters : meters)
  return limit.kind === 'within'
    ? { ...changed, meters: limit.meters }
    : { ...kept, reason: 'limit_reached', waits_for, limit }
}

function lostReason(lost: { readonly not_recoverable?: number }): 'not_recoverable' | null {
  return lost.not_recoverable === undefined ? null : 'not_recoverable'
}

/** A meter that counts rewards stays as it is; one that counts value follows the new amount. */
function remeasured(meters: readonly MeterUse[], amount: number): readonly MeterUse[] {
  return meters.map((use) => (isCounting(use.meter) ? use : { ...use, used: amount }))
}

// A refund that breaks a condition is told as what it is; the rule's outcome names the condition.
function refundReason({ facts }: Walk, reason: GiveReason): GiveReason {
  return facts.occasion === 'refunded' && reason === 'condition_not_met'
    ? 'conversion_refunded'
    : reason
}

function waitsFor({ facts, bond }: Walk): GiveOutcome['waits_for'] {
  // The buyer stands at the checkout, and no case is open yet: the offer is honoured.
  if (facts.occasion === 'claimed') return null
  const isInReview = bond.state === 'in_review' && facts.occasion !== 'approved'
  if (bond.risk?.result === 'review' || isInReview) return 'review'
  return facts.conversion.is_confirmed ? null : 'confirmation'
}
