import { evaluateCondition } from '../conditions/evaluate-condition.ts'
import type {
  CompiledEventRule,
  CompiledGive,
  CompiledMilestoneRule,
} from '../programs/compile-program.ts'
import type { MilestoneRule } from '../programs/document.ts'
import type { ValueBasis } from '../rewards/reward-value.ts'
import type { Walk } from './bind.ts'
import { conditionFactsOf } from './condition-facts-of.ts'
import type { GiveOutcome, GiveReason, RuleOutcome } from './conversion-decision.ts'
import { promisesOf } from './due-parts.ts'
import type { Verdict } from './judge-rules.ts'
import type { Course } from './referral-course.ts'
import { settleGive } from './settle-give.ts'

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
  const basis = {
    amount: conversion.amount,
    asset: conversion.asset,
    referralNumber: number ?? bond.advocate.approved + 1,
  }
  const gives = settleAll(walk, {
    rule: compiled.rule.id,
    gives: compiled.gives,
    cause,
    basis,
    denial: verdict.result === 'passed' ? null : verdict.reason!,
    mayGrant: facts.occasion !== 'refunded',
  })
  return { ...verdict, gives }
}

/** Milestones crossed upward are granted, those crossed downward taken back; each counts its attempts. */
export function settleMilestoneRule(
  walk: Walk,
  { rule, gives: compiledGives }: CompiledMilestoneRule,
  course: Course,
): RuleOutcome {
  const { approvedBefore: before, approvedAfter: after } = course
  const crossed = [...thresholds(rule, Math.min(before, after), Math.max(before, after))]
  if (crossed.length === 0) {
    return { rule: rule.id, result: 'failed', reason: 'count_not_reached', gives: [] }
  }

  const gives = crossed.flatMap((count) =>
    settleAll(walk, {
      rule: rule.id,
      gives: compiledGives,
      cause: `milestone:${count}`,
      // A milestone has no conversion of its own to take a share of; publication refuses one.
      basis: { amount: null, asset: null, referralNumber: count },
      denial: after < before ? 'count_fell' : null,
      mayGrant: after > before,
    }),
  )
  return {
    rule: rule.id,
    result: after > before ? 'passed' : 'failed',
    reason: after > before ? null : 'count_not_reached',
    gives,
  }
}

type Cause = {
  readonly rule: string
  readonly gives: readonly CompiledGive[]
  readonly cause: string
  readonly basis: ValueBasis
  /** Why nothing should stand; null where the rule passed. */
  readonly denial: GiveReason | null
  readonly mayGrant: boolean
}

/** Every promise of a rule for one cause. */
function settleAll(walk: Walk, cause: Cause): GiveOutcome[] {
  return promisesOf(cause.gives).flatMap((promised) =>
    settleGive(walk, {
      ...cause,
      promised,
      isInstead: () =>
        promised.insteadIf !== undefined &&
        evaluateCondition(promised.insteadIf, conditionFactsOf(walk.facts, walk.bond)).passed,
    }),
  )
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
