import { type Condition, compileCondition } from './compile-condition.ts'

/** The condition that one of several holds; undefined where that is none, or too long to be asked at once. */
export function anyOf(conditions: readonly Condition[]): Condition | undefined {
  const [only, ...others] = conditions
  if (others.length === 0) return only
  const compiled = compileCondition(conditions.map(({ source }) => `(${source})`).join(' || '))
  return compiled.kind === 'ok' ? compiled.condition : undefined
}
