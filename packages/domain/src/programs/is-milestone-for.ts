import { evaluateCondition } from '../conditions/evaluate-condition.ts'
import { advocateFacts } from '../conversions/condition-facts-of.ts'
import type { AdvocateFact, Instant } from '../conversions/conversion-facts.ts'
import type { CompiledMilestoneRule, Program } from './compile-program.ts'

/**
 * Whether a milestone is for somebody as they stand now, so that it is shown to them as something to reach. What is
 * not known of them while nothing is decided, such as the program's own counts, is not shown as if it were so.
 */
export function isMilestoneFor(
  program: Program,
  { segments }: CompiledMilestoneRule,
  advocate: Omit<AdvocateFact, 'uses'>,
  at: Instant,
): boolean {
  if (segments.length === 0) return true
  const facts = { advocate: advocateFacts(program, advocate, at, null) }
  return segments.some(({ condition }) => evaluateCondition(condition, facts).passed)
}
