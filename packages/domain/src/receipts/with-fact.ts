import type { ConditionFacts, FactPath, FactValue } from '../conditions/condition-facts.ts'

/** The facts with one of them changed, or taken away. */
export function withFact(
  facts: ConditionFacts,
  { subject, field, key }: FactPath,
  value: FactValue | undefined,
): ConditionFacts {
  const fields = (facts[subject] ?? {}) as Readonly<Record<string, unknown>>
  if (key === undefined) return { ...facts, [subject]: { ...fields, [field]: value } }
  const { [key]: _, ...entries } = (fields[field] ?? {}) as Readonly<Record<string, unknown>>
  const changed = value === undefined ? entries : { ...entries, [key]: value }
  return { ...facts, [subject]: { ...fields, [field]: changed } }
}
