import type { Condition } from '../conditions/compile-condition.ts'
import {
  type ConditionFacts,
  type FactPath,
  type FactValue,
  factAt,
} from '../conditions/condition-facts.ts'
import { evaluateCondition } from '../conditions/evaluate-condition.ts'
import { type Compared, comparedValues } from './compared-values.ts'
import type { FactNeed } from './finding.ts'
import { isMeant, needFrom } from './need-from.ts'
import { withFact } from './with-fact.ts'

/** What a condition lacks: single facts that would have to be otherwise, or pieces that nothing is known of. */
export type Lack =
  | {
      readonly kind: 'fact'
      readonly fact: FactPath
      readonly need: FactNeed
      readonly was: FactValue | null
    }
  | { readonly kind: 'condition'; readonly source: string }

/**
 * The smallest change of the facts by which a condition would hold: as few facts as possible, each as
 * near as possible to what it was. It is found by trying: between the values that a condition compares
 * with, nothing can change its answer, so these and their neighbours stand for all others, and the
 * condition itself says which will do. What does not compare with written-out values is named as it stands.
 */
export function nearestChange(condition: Condition, facts: ConditionFacts): Lack[] {
  const failed = new Set(evaluateCondition(condition, facts).failed.map(({ source }) => source))
  return independentPartsOf(condition)
    .filter((part) => part.conjuncts.some(({ source }) => failed.has(source)))
    .flatMap((part) => {
      const change = smallestChange(part, facts)
      if (change) return change
      return part.conjuncts
        .filter(({ source }) => failed.has(source))
        .map(({ source }): Lack => ({ kind: 'condition', source }))
    })
}

/** Conjuncts that share no fact cannot disturb each other, so each such part is changed by itself. */
function independentPartsOf(condition: Condition): Condition[] {
  let parts: { names: Set<string>; condition: Condition }[] = []
  for (const conjunct of condition.conjuncts) {
    const names = new Set(conjunct.reads.map(({ name }) => name))
    const touched = parts.filter((part) => [...part.names].some((name) => names.has(name)))
    const conjuncts = [...touched.flatMap((part) => part.condition.conjuncts), conjunct]
    parts = parts.filter((part) => !touched.includes(part))
    for (const part of touched) for (const name of part.names) names.add(name)
    parts.push({ names, condition: { source: condition.source, conjuncts } })
  }
  return parts.map((part) => part.condition)
}

const FACTS_MAX = 3
const TRIALS_MAX = 4_000
const WAYS_MAX = 200

type Trial = { readonly fact: FactPath; readonly values: readonly (FactValue | undefined)[] }

function smallestChange(part: Condition, facts: ConditionFacts): Lack[] | undefined {
  const trials = trialsOf(part, facts)
  let left = TRIALS_MAX
  for (let size = 1; size <= Math.min(FACTS_MAX, trials.length); size++) {
    for (const chosen of subsetsOf(trials, size)) {
      for (const values of productOf(chosen.map((trial) => trial.values))) {
        if (left-- === 0) return undefined
        const changed = chosen.reduce((so, { fact }, at) => withFact(so, fact, values[at]), facts)
        if (!evaluateCondition(part, changed).passed) continue
        return lacksOf(part, facts, changed, chosen)
      }
    }
  }
  return undefined
}

/**
 * How far each changed fact might go, one after the other: what is said of a later one holds for all that
 * is said of the earlier, so that they can be followed each by itself.
 */
function lacksOf(
  part: Condition,
  facts: ConditionFacts,
  changed: ConditionFacts,
  chosen: readonly Trial[],
): Lack[] {
  let ways = [changed]
  return chosen.map(({ fact, values }, at): Lack => {
    const was = factAt(fact, facts)
    const holds = (value: FactValue | undefined) =>
      ways.every((way) => evaluateCondition(part, withFact(way, fact, value)).passed)
    const tried = [was, ...values]
    const value = factAt(fact, changed)
    const need = needFrom(value, tried, holds)
    const meant = tried.filter((one) => isMeant(need, one) && holds(one))
    // Long lists of values would multiply: the one that was found is then said of the earlier facts.
    if (at < chosen.length - 1 && ways.length * meant.length > WAYS_MAX) {
      const exact: FactNeed =
        value === undefined ? { kind: 'absent' } : { kind: 'one_of', needed: [value] }
      return { kind: 'fact', fact, need: exact, was: was ?? null }
    }
    ways = ways.flatMap((way) => meant.map((value) => withFact(way, fact, value)))
    return { kind: 'fact', fact, need, was: was ?? null }
  })
}

/** What each fact may be tried with, the nearest to what it was first. */
function trialsOf(part: Condition, facts: ConditionFacts): Trial[] {
  const compared = new Map<string, Compared>()
  for (const { source } of part.conjuncts) {
    for (const one of comparedValues(source)) {
      const known = compared.get(one.fact.name)
      const literals = [...(known?.literals ?? []), ...one.literals]
      compared.set(one.fact.name, { fact: one.fact, literals })
    }
  }
  const plain = (name: string) =>
    part.conjuncts.every(
      ({ source, reads }) =>
        reads.every((read) => read.name !== name) ||
        comparedValues(source).some((one) => one.fact.name === name),
    )
  return [...compared.values()]
    .filter(({ fact }) => plain(fact.name))
    .map(({ fact, literals }) => {
      const was = factAt(fact, facts)
      const values = candidatesFor(fact, literals).filter((value) => value !== was)
      return { fact, values: values.sort((a, b) => distance(a, was) - distance(b, was)) }
    })
}

/** The values compared with, their neighbours, something else, and nothing at all. */
function candidatesFor(
  { kind }: FactPath,
  literals: readonly FactValue[],
): (FactValue | undefined)[] {
  const numbers = literals.filter((value) => typeof value === 'number')
  const texts = literals.filter((value) => typeof value === 'string')
  const around = numbers.flatMap((number) => [number - 1, number, number + 1])
  const otherTexts = [...texts, unlike(texts)]
  const values: Record<FactPath['kind'], readonly FactValue[]> = {
    // Amounts and counts are never below nothing.
    int: (around.length > 0 ? around : [0]).filter((number) => number >= 0),
    string: otherTexts,
    bool: [true, false],
    // What the merchant sends may be of any kind; it was meant to be of one that it is compared with.
    entry: [...around, ...(texts.length > 0 ? otherTexts : []), true, false],
    map: [],
  }
  return [...new Set<FactValue | undefined>([...values[kind], undefined])]
}

/** A text that no condition can have meant. */
function unlike(texts: readonly string[]): string {
  return `${texts.join('')}\u0000`
}

function distance(value: FactValue | undefined, was: FactValue | undefined): number {
  if (value === undefined) return Number.MAX_SAFE_INTEGER
  if (typeof value === 'number') return Math.abs(value - (typeof was === 'number' ? was : 0))
  return 0
}

function* subsetsOf<T>(items: readonly T[], size: number, from = 0): Generator<T[]> {
  if (size === 0) {
    yield []
    return
  }
  for (let at = from; at <= items.length - size; at++) {
    for (const rest of subsetsOf(items, size - 1, at + 1)) yield [items[at]!, ...rest]
  }
}

function* productOf<T>(lists: readonly (readonly T[])[]): Generator<T[]> {
  const [first, ...others] = lists
  if (!first) {
    yield []
    return
  }
  for (const item of first) for (const rest of productOf(others)) yield [item, ...rest]
}
