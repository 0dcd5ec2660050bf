import type { Condition } from '../conditions/compile-condition.ts'
import { amountFacts, type ConditionFacts } from '../conditions/condition-facts.ts'
import type { Instant } from '../conversions/conversion-facts.ts'
import { fromInstant } from '../dates.ts'
import type { Finding } from './finding.ts'
import { nearestChange } from './nearest-change.ts'

/** What a condition lacks, as findings; amounts are in the currency that the rule is about. */
export function conditionFindings(
  condition: Condition | undefined,
  facts: ConditionFacts,
  asset: string | null,
): Finding[] {
  if (!condition) return []
  return nearestChange(condition, facts).map((lack): Finding => {
    if (lack.kind === 'condition') return lack
    const { fact, need, was } = lack
    return { ...need, fact: fact.name, asset: amountFacts.has(fact.name) ? asset : null, was }
  })
}

const DAY = 86_400_000

/** Whole days from the end of a window to what came after it. */
export function daysLate(endedAt: Instant, occurredAt: Instant): number {
  return Math.floor((fromInstant(occurredAt) - fromInstant(endedAt)) / DAY)
}
