import type { CompiledEventRule } from '../programs/compile-program.ts'
import type { EventRule } from '../programs/document.ts'
import { LIFETIME, ruleTally, tallyKey } from '../tallies/tally.ts'
import type { Walk } from './bind.ts'
import type { RuleFailure, TallyOutcome } from './conversion-decision.ts'
import type { Verdict } from './judge-rules.ts'
import type { GoalReached } from './judge-window.ts'
import { waitsFor } from './settle-standing.ts'

/** A verdict with what the rule has counted of this friend. */
export type CountedVerdict = {
  readonly verdict: Verdict
  readonly tally: TallyOutcome
  /** Whether what the rule has counted is enough, by whichever conversions. */
  readonly isEnough: boolean
}

/** Whether a rule looks at all of a friend's conversions together. */
export function countsForFriend({ per, first }: EventRule): boolean {
  return per === 'referral' || first !== undefined
}

/** Adds the conversion to what its rule counts, where it passes by itself, and judges by the count. */
export function countForRule(
  walk: Walk,
  { rule }: CompiledEventRule,
  alone: Verdict,
  goal: GoalReached | undefined,
): CountedVerdict {
  const { facts } = walk
  const tally = ruleTally(rule.id)
  // What was counted towards a goal that fell does not count towards the next.
  const period = rule.within?.of === 'goal' && goal ? `goal:${goal.conversionId}` : LIFETIME
  const key = tallyKey(tally, period)
  const own_before = facts.parts?.[key] ?? 0
  const before = facts.referral?.tallies?.[key] ?? 0
  const others = before - own_before

  const judged =
    rule.first === undefined ? together(walk, rule, alone) : oneOfFew(rule, alone, others)
  // A refund adds nothing: what did not count before does not begin to.
  const own = facts.occasion === 'refunded' && own_before === 0 ? 0 : judged.adds
  const after = others + own
  const outcome = { of: 'referral', part: 'conversion', tally, period } as const
  const counted: TallyOutcome = { ...outcome, own_before, own, before, after }
  if (rule.first !== undefined) {
    const verdict =
      judged.adds > 0 || alone.result !== 'passed'
        ? alone
        : failed(alone, 'recurrence_ended', { total: others, allowed: rule.first })
    return { verdict, tally: counted, isEnough: true }
  }

  const needed = rule.total?.at_least ?? 1
  const isEnough = after >= needed
  const asset = rule.total && { asset: rule.total.asset }
  const verdict =
    isEnough || judged.verdict.result !== 'passed'
      ? judged.verdict
      : failed(judged.verdict, 'total_not_reached', { total: after, needed, ...asset })
  return { verdict, tally: counted, isEnough }
}

type Judged = { readonly verdict: Verdict; readonly adds: number }

/** What waits for somebody's word is not counted before it is spoken. */
function together(walk: Walk, { total }: EventRule, alone: Verdict): Judged {
  if (alone.result !== 'passed') return { verdict: alone, adds: 0 }
  const waits = waitsFor(walk)
  if (waits !== null) return { verdict: failed(alone, `waits_for_${waits}`), adds: 0 }
  if (!total) return { verdict: alone, adds: 1 }
  const { amount } = walk.facts.conversion
  if (amount === null) return { verdict: failed(alone, 'amount_missing'), adds: 0 }
  return { verdict: alone, adds: amount }
}

function oneOfFew({ first }: EventRule, alone: Verdict, others: number): Judged {
  return { verdict: alone, adds: alone.result === 'passed' && others < first! ? 1 : 0 }
}

function failed(verdict: Verdict, reason: RuleFailure, counted?: Verdict['counted']): Verdict {
  return { rule: verdict.rule, result: 'failed', reason, ...(counted && { counted }) }
}
