import { anyOf } from '../conditions/any-of.ts'
import { bind } from '../conversions/bind.ts'
import { conditionFactsOf } from '../conversions/condition-facts-of.ts'
import type { ConversionDecision, RuleOutcome } from '../conversions/conversion-decision.ts'
import type { ConversionFacts } from '../conversions/conversion-facts.ts'
import type { CompiledMilestoneRule, Program } from '../programs/compile-program.ts'
import { tallyKey, tallyOf, tallyPeriod } from '../tallies/tally.ts'
import type { Finding } from './finding.ts'
import { conditionFindings } from './findings.ts'

/** What a milestone that gave nothing would have needed: more of what it counts, its segment, or its condition. */
export function explainMilestone(
  programs: ReadonlyMap<number, Program>,
  compiled: CompiledMilestoneRule,
  facts: ConversionFacts,
  decision: ConversionDecision,
  { reason }: RuleOutcome,
): Finding[] {
  if (reason === 'count_not_reached') return missing(compiled, countOf(compiled, facts, decision))
  const isUnmet = reason === 'condition_not_met' || reason === 'segment_not_met'
  const bond = isUnmet ? bind(programs, facts) : undefined
  if (!bond) return []
  const { rule, segments } = compiled
  const condition =
    reason === 'segment_not_met'
      ? anyOf(segments.map((segment) => segment.condition))
      : compiled.condition
  const asset = 'asset' in rule.milestone ? rule.milestone.asset : facts.conversion.asset
  return conditionFindings(condition, conditionFactsOf(facts, bond), asset)
}

/** What is still missing; nothing, where the milestone has been passed for good. */
function missing({ rule: { milestone } }: CompiledMilestoneRule, done: number): Finding[] {
  const goal =
    'at' in milestone ? milestone.at : (Math.floor(done / milestone.every) + 1) * milestone.every
  if (goal <= done) return []
  const { period = 'lifetime' } = milestone
  const within = period === 'lifetime' ? {} : { period }
  if (milestone.counting === 'approved_referrals') {
    return [{ kind: 'needs_more_friends', done, goal, ...within }]
  }
  return [{ kind: 'needs_more_spending', done, goal, asset: milestone.asset, ...within }]
}

/** What the milestone counts, as this decision leaves it. */
function countOf(
  { tally }: CompiledMilestoneRule,
  { conversion, advocates }: ConversionFacts,
  { attribution, approved, tallies = [] }: ConversionDecision,
): number {
  const advocate = attribution.advocate_id === null ? undefined : advocates[attribution.advocate_id]
  if (!tally) return approved?.after ?? advocate?.approved ?? 0
  const name = tallyOf(tally)
  const period = tallyPeriod(conversion.occurred_at, tally.period, tally.timeZone)
  const moved = tallies.find(
    (one) => one.of === 'advocate' && one.tally === name && one.period === period,
  )
  return moved?.after ?? advocate?.tallies?.[tallyKey(name, period)] ?? 0
}
