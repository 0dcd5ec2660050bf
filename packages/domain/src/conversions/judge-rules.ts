import { type ConditionFailure, evaluateCondition } from '../conditions/evaluate-condition.ts'
import type { CompiledEventRule, CompiledSegment } from '../programs/compile-program.ts'
import { wasTakenBack } from '../rewards/reward-states.ts'
import type { Walk } from './bind.ts'
import { askedOf } from './condition-facts-of.ts'
import type { RuleOutcome } from './conversion-decision.ts'
import { type GoalReached, windowMiss } from './judge-window.ts'

/** Whether a rule concerns the conversion and passes, and if not, why. */
export type Verdict = Omit<RuleOutcome, 'gives'>

/** Asks one rule of the conversion by itself. */
export function judge(
  walk: Walk,
  compiled: CompiledEventRule,
  goalReached: GoalReached | undefined,
): Verdict {
  const { conversion } = walk.facts
  const { rule, condition, asset } = compiled
  if (isStandingOffer(walk, compiled)) {
    return { rule: rule.id, result: 'failed', reason: 'referral_denied' }
  }
  if (rule.when !== conversion.type) {
    return { rule: rule.id, result: 'not_concerned', reason: 'other_conversion_type' }
  }
  if (walk.closed) return { rule: rule.id, result: 'failed', ...walk.closed }
  if (asset !== undefined && conversion.asset !== null && conversion.asset !== asset) {
    return { rule: rule.id, result: 'failed', reason: 'asset_mismatch' }
  }
  const missed = missedSegments(walk, compiled.segments)
  if (missed) return { rule: rule.id, result: 'failed', reason: 'segment_not_met', failed: missed }
  const miss = rule.within && windowMiss(walk, rule.within, goalReached)
  if (miss) return { rule: rule.id, result: 'failed', ...miss }
  if (condition) {
    const { passed, failed } = evaluateCondition(condition, askedOf(walk))
    if (!passed) return { rule: rule.id, result: 'failed', reason: 'condition_not_met', failed }
  }
  return { rule: rule.id, result: 'passed', reason: null }
}

/** Whether staff deny the referral while the friend still holds what this rule offered them. */
export function isStandingOffer({ facts }: Walk, { rule }: CompiledEventRule): boolean {
  return (
    facts.occasion === 'denied' &&
    rule.when === 'claimed' &&
    facts.rewards.some(
      (reward) =>
        reward.rule === rule.id && reward.cause === 'claimed' && !wasTakenBack(reward.state),
    )
  )
}

/** What was missing of each segment, where a rule is for segments and none of them is met. */
export function missedSegments(
  walk: Walk,
  segments: readonly CompiledSegment[],
): readonly ConditionFailure[] | undefined {
  if (segments.length === 0) return undefined
  const judged = segments.map(({ condition }) => evaluateCondition(condition, askedOf(walk)))
  return judged.some(({ passed }) => passed) ? undefined : judged.flatMap(({ failed }) => failed)
}

/** By which conversion the goal is fulfilled as the rules see it: the one that stands, or this one. */
export function goalReached(walk: Walk): GoalReached | undefined {
  const { referral, conversion } = walk.facts
  const earlier = referral?.goal_conversion_id
  const isEarlier = earlier && earlier !== conversion.id && isFulfilled.has(referral.state)
  if (isEarlier && referral.goal_at) return { conversionId: earlier, at: referral.goal_at }
  // Without a goal of its own the program's goal is what its rules say, and cannot be asked before them.
  const isNow = walk.bond.program.goal !== undefined && judgeGoal(walk, []).passed
  return isNow ? { conversionId: conversion.id, at: conversion.occurred_at } : undefined
}

const isFulfilled: ReadonlySet<string> = new Set(['converted', 'in_review', 'approved'])

/** Whether the conversion fulfils what the program is for; without a goal of its own, any rule that pays will do. */
export function judgeGoal(
  walk: Walk,
  verdicts: readonly Verdict[],
): { readonly passed: boolean; readonly failed: readonly ConditionFailure[] } {
  const { facts, bond, closed } = walk
  const { goal } = bond.program
  if (!goal) {
    return { passed: verdicts.some(({ result }) => result === 'passed'), failed: [] }
  }
  const { conversion } = facts
  if (closed || goal.when !== conversion.type) return { passed: false, failed: [] }
  if (goal.asset !== undefined && conversion.asset !== goal.asset)
    return { passed: false, failed: [] }
  if (!goal.condition) return { passed: true, failed: [] }
  return evaluateCondition(goal.condition, askedOf(walk))
}
