import { compileCondition } from '../conditions/compile-condition.ts'
import { amountFacts, type FactSubject } from '../conditions/condition-facts.ts'
import type { DocumentFault } from './document-fault.ts'

/** What is wrong with one condition, by its offsets. */
export function conditionFaults(
  source: string | undefined,
  pointer: string,
  subjects?: readonly FactSubject[],
): DocumentFault[] {
  if (source === undefined) return []
  const compiled = compileCondition(source, subjects)
  return compiled.kind === 'ok' ? [] : [{ pointer, ...compiled.problem }]
}

/** What is wrong with the conditions of a document that is not whole yet, wherever they can be found. */
export function conditionsFaults(input: unknown): DocumentFault[] {
  const rules = partOf(input, 'rules')
  const owners: readonly (readonly [pointer: string, owner: unknown])[] = [
    ...listOf(rules).map((rule, at) => [`/rules/${at}`, rule] as const),
    ['/goal', partOf(input, 'goal')],
    ...listOf(rules).flatMap((rule, at) =>
      listOf(partOf(rule, 'give')).map(
        (give, index) => [`/rules/${at}/give/${index}/instead`, partOf(give, 'instead')] as const,
      ),
    ),
    ...listOf(partOf(input, 'segments')).map((one, at) => [`/segments/${at}`, one] as const),
  ]
  return owners.flatMap(([pointer, owner]) => {
    const source = partOf(owner, 'if')
    // An empty or endless one is the schema's to name.
    const isOne = typeof source === 'string' && source.length > 0 && source.length <= SOURCE_MAX
    return isOne ? conditionFaults(source, `${pointer}/if`) : []
  })
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value.slice(0, PARTS_MAX) : []
}

const PARTS_MAX = 50
const SOURCE_MAX = 1000

/** Whether a condition compares what was paid, so that it must be known in which currency. */
export function speaksOfAmounts(source: string | undefined): boolean {
  if (source === undefined) return false
  const compiled = compileCondition(source)
  if (compiled.kind === 'error') return false
  return compiled.condition.conjuncts
    .flatMap(({ reads }) => reads)
    .some(({ name }) => amountFacts.has(name))
}

/** Whether a condition that is right by itself asks of something that there are no facts about here. */
export function asksBeyond(source: string, subjects: readonly FactSubject[]): boolean {
  return compileCondition(source).kind === 'ok' && compileCondition(source, subjects).kind !== 'ok'
}

function partOf(owner: unknown, key: string): unknown {
  const isOwner = typeof owner === 'object' && owner !== null && Object.hasOwn(owner, key)
  return isOwner ? (owner as Record<string, unknown>)[key] : undefined
}
