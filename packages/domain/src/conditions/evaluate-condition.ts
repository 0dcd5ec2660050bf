import { EvaluationError } from '@marcbachmann/cel-js'
import type { Condition } from './compile-condition.ts'
import { type ConditionFacts, type FactValue, factAt } from './condition-facts.ts'
import type { Conjunct } from './conjuncts.ts'

/** Whether a condition holds, and if not, each of its conjuncts that does not. */
export type ConditionResult = {
  readonly passed: boolean
  readonly failed: readonly ConditionFailure[]
}

/** A conjunct that does not hold; what it asks of which fact, where it is a plain comparison. */
export type ConditionFailure = {
  readonly source: string
  readonly fact?: string
  readonly operator?: string
  readonly needed?: FactValue
  /** Left out when the fact is absent. */
  readonly actual?: FactValue
}

/**
 * Asks a condition of the facts.
 *
 * What depends on an absent fact is neither true nor false, so it does not hold, and neither does its
 * negation: a friend of unknown tier passes neither `friend.tier == "gold"` nor
 * `friend.tier != "gold"` nor `!(friend.tier == "gold")`. `has(friend.tier)` asks whether it is
 * there, and `||` is content with the side that is known. The same goes for what cannot be
 * computed, such as a division by zero or an attribute compared with a value of another kind.
 */
export function evaluateCondition(condition: Condition, facts: ConditionFacts): ConditionResult {
  const failed: ConditionFailure[] = []
  for (const conjunct of condition.conjuncts) {
    if (!holds(conjunct, facts)) failed.push(failureOf(conjunct, facts))
  }
  return { passed: failed.length === 0, failed }
}

function holds(conjunct: Conjunct, facts: ConditionFacts): boolean {
  if (conjunct.compares) {
    const value = factAt(conjunct.compares.fact, facts)
    return value !== undefined && conjunct.compares.isMet(value)
  }
  const context = contextOf(conjunct, facts)
  if (!context) return false
  try {
    return conjunct.run(context) === true
  } catch (error) {
    if (error instanceof EvaluationError) return false
    throw error
  }
}

/** The facts a conjunct reads and no others, as the language takes them; undefined when one is missed. */
function contextOf(conjunct: Conjunct, facts: ConditionFacts): Record<string, unknown> | undefined {
  const context: Record<string, Record<string, unknown>> = {}
  for (const read of conjunct.reads) {
    context[read.subject] ??= {}
    const subject = context[read.subject]!
    const value = factAt(read, facts)
    if (value === undefined && conjunct.needsEveryFact) return undefined

    if (read.key === undefined) {
      if (value !== undefined) subject[read.field] = languageValue(value)
      continue
    }
    subject[read.field] ??= {}
    if (value !== undefined) {
      const entries = subject[read.field] as Record<string, unknown>
      entries[read.key] = languageValue(value)
    }
  }
  return context
}

/** Whole numbers are BigInt in the language; as doubles they would not be equal to `1`. */
function languageValue(value: FactValue): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value
  return typeof value === 'object' ? value.map(languageValue) : value
}

function failureOf({ source, demand }: Conjunct, facts: ConditionFacts): ConditionFailure {
  if (!demand) return { source }
  const { fact, operator, needed } = demand
  const actual = factAt(fact, facts)
  return { source, fact: fact.name, operator, needed, ...(actual !== undefined && { actual }) }
}
