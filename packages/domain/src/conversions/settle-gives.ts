import { evaluateCondition } from '../conditions/evaluate-condition.ts'
import { joined } from '../joined.ts'
import { isOfBalance } from '../periods/balance-rate.ts'
import type { CompiledEventRule, CompiledMilestoneRule } from '../programs/compile-program.ts'
import type { Walk } from './bind.ts'
import { askedOf } from './condition-facts-of.ts'
import type {
  GiveOutcome,
  GiveReason,
  RuleFailure,
  RuleOutcome,
  TallyOutcome,
} from './conversion-decision.ts'
import type { Promised } from './due-parts.ts'
import { isStandingOffer, missedSegments, type Verdict } from './judge-rules.ts'
import { crossingsOf } from './milestone-crossings.ts'
import type { Course } from './referral-course.ts'
import { type Cause, settleGive } from './settle-give.ts'

/** Stands for the id of a referral that begins with this decision. */
export const NEW_REFERRAL = 'referral'

/** A rule with what its judges said; one that counts, with what it has counted. */
export type JudgedRule = {
  readonly rule: CompiledEventRule
  readonly verdict: Verdict
  readonly tally: TallyOutcome | undefined
  readonly isEnough: boolean | undefined
}

/** What each gift of a rule should come to, against what stands. */
export function settleEventRule(
  walk: Walk,
  { rule: compiled, verdict, isEnough }: JudgedRule,
  course: Course,
): RuleOutcome {
  const { rule } = compiled
  const { facts, bond } = walk
  const isPerReferral = rule.per === 'referral'
  const fallen = isPerReferral && rule.within?.of === 'goal' ? goalFall(walk, course) : null
  if (verdict.result === 'not_concerned' && fallen === null) return outcomeOf(verdict, [])
  const { conversion } = facts
  const basis = {
    amount: conversion.amount,
    asset: conversion.asset,
    referralNumber: course.number ?? bond.advocate.approved + 1,
  }
  const hasPassed = verdict.result === 'passed'
  const stands = isPerReferral ? isEnough === true && fallen === null : hasPassed
  const gives = settleAll(walk, compiled.promises, {
    rule: rule.id,
    gives: compiled.gives,
    cause: isStandingOffer(walk, compiled) ? 'claimed' : causeOf(walk, isPerReferral),
    basis,
    denial: stands ? null : (fallen ?? verdict.reason!),
    mayGrant: facts.occasion !== 'refunded' && hasPassed,
    refusal: verdict.reason ?? 'not_earned_before',
    // Which conversion completed it does not matter any more, so neither does its amount.
    keepsAmount: isPerReferral,
    isReviewed: false,
  })
  return outcomeOf(verdict, gives)
}

/** A verdict with what it leads to. Most say no more than these three things. */
function outcomeOf(verdict: Verdict, gives: readonly GiveOutcome[]): RuleOutcome {
  const { rule, result, reason, failed, counted, window_ended_at, window_starts_at } = verdict
  const saysMore = failed ?? counted ?? window_ended_at ?? window_starts_at
  return saysMore ? joined(verdict, { gives }) : { rule, result, reason, gives }
}

/** What earned a reward: the conversion, the referral as a whole, or the claim. A referral that begins now has no id yet. */
function causeOf({ facts }: Walk, isPerReferral: boolean): string {
  if (facts.occasion === 'claimed') return 'claimed'
  if (!isPerReferral) return facts.conversion.id
  return facts.referral?.id ?? NEW_REFERRAL
}

/** Why the goal that a rule counts from no longer stands after this conversion; null where nothing fell. */
function goalFall({ facts }: Walk, course: Course): GiveReason | null {
  if (!facts.referral?.goal_conversion_id) return null
  const to = course.to.at(-1)
  if (to === 'denied') return 'referral_denied'
  // What was counted towards a goal that fell does not count towards the next.
  if (course.standsOn) return 'goal_not_reached'
  return to === 'reversed' ? 'goal_not_reached' : null
}

/** Milestones crossed upward are granted, those crossed downward taken back; each counts its attempts. */
export function settleMilestoneRule(
  walk: Walk,
  compiled: CompiledMilestoneRule,
  course: Course,
  tallies: readonly TallyOutcome[],
): RuleOutcome {
  const { rule, promises } = compiled
  const crossings = crossingsOf(compiled, course, tallies)
  if (crossings.length === 0) {
    return { rule: rule.id, result: 'failed', reason: 'count_not_reached', gives: [] }
  }

  const isReached = crossings.some(({ isUp }) => isUp)
  const unmet = isReached ? unmetBy(walk, compiled) : undefined
  const gives = crossings.flatMap(({ count, cause, isUp }) =>
    settleAll(walk, promises, {
      rule: rule.id,
      gives: compiled.gives,
      cause,
      // A milestone has no conversion of its own to take a share of; publication refuses one.
      basis: { amount: null, asset: null, referralNumber: count },
      denial: isUp ? null : 'count_fell',
      mayGrant: isUp && !unmet,
      refusal: unmet?.reason ?? 'not_earned_before',
      keepsAmount: false,
      isReviewed: rule.when_fallen === 'review',
    }),
  )
  if (unmet) {
    return { rule: rule.id, result: 'failed', ...unmet, gives }
  }
  return {
    rule: rule.id,
    result: isReached ? 'passed' : 'failed',
    reason: isReached ? null : 'count_not_reached',
    gives,
  }
}

/** Why a milestone that is reached gives nothing all the same: for whom it is, then what it asks. */
function unmetBy(
  walk: Walk,
  { segments, condition }: CompiledMilestoneRule,
): (Pick<RuleOutcome, 'failed'> & { readonly reason: RuleFailure }) | undefined {
  const missed = missedSegments(walk, segments)
  if (missed) return { reason: 'segment_not_met', failed: missed }
  if (!condition) return undefined
  const { passed, failed } = evaluateCondition(condition, askedOf(walk))
  return passed ? undefined : { reason: 'condition_not_met', failed }
}

/** Every promise of a rule for one cause. */
function settleAll(walk: Walk, promises: readonly Promised[], cause: Cause): GiveOutcome[] {
  const isPeriodEnd = walk.facts.occasion === 'period_ended'
  const outcomes: GiveOutcome[] = []
  for (const promised of promises) {
    if (isPeriodEnd && !isOfBalance(promised.give.value)) continue
    outcomes.push(...settleGive(walk, promised, cause))
  }
  return outcomes
}
