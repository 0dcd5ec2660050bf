import type { FactValue } from '../conditions/condition-facts.ts'
import type { FactNeed } from './finding.ts'

/**
 * Says of what kind the values are that would do, one of them being known. `tried` stands for all values
 * that a fact may have: what holds for two neighbours holds for whatever lies between them.
 */
export function needFrom(
  value: FactValue | undefined,
  tried: readonly (FactValue | undefined)[],
  holds: (value: FactValue | undefined) => boolean,
): FactNeed {
  if (value === undefined) return { kind: 'absent' }
  const values = [...new Set(tried.filter((one) => one !== undefined))]
  if (values.every(holds)) return { kind: 'present' }
  if (typeof value === 'number') return numberNeed(value, values, holds)
  if (typeof value !== 'string') return { kind: 'one_of', needed: [value] }

  const meant = values.filter((one) => typeof one !== 'string' || !one.endsWith('\u0000'))
  const anythingElse = values.some((one) => !meant.includes(one) && holds(one))
  if (!anythingElse) return { kind: 'one_of', needed: meant.filter(holds) }
  const refused = meant.filter((one) => !holds(one))
  return refused.length === 0 ? { kind: 'present' } : { kind: 'none_of', needed: refused }
}

function numberNeed(
  value: number,
  values: readonly FactValue[],
  holds: (value: number) => boolean,
): FactNeed {
  const numbers = values.filter((one) => typeof one === 'number').sort((a, b) => a - b)
  const answers = numbers.map(holds)
  const refused = numbers.filter((_, at) => !answers[at])
  if (refused.length === 0) return { kind: 'present' }

  const isOpenEnded = answers[0] === true && answers.at(-1) === true
  const areSingle = answers.every((answer, at) => answer || answers[at - 1] !== false)
  if (isOpenEnded && areSingle) return { kind: 'none_of', needed: refused }

  let from = numbers.indexOf(value)
  let to = from
  while (answers[from - 1]) from--
  while (answers[to + 1]) to++
  if (to === numbers.length - 1) return { kind: 'at_least', needed: numbers[from]! }
  if (from === 0) return { kind: 'at_most', needed: numbers[to]! }
  if (from < to) return { kind: 'between', needed: [numbers[from]!, numbers[to]!] }
  const single = numbers.filter((_, at) => answers[at] && !answers[at - 1] && !answers[at + 1])
  return { kind: 'one_of', needed: single }
}

/** Whether a value is one of those that a need speaks of. */
export function isMeant(need: FactNeed, value: FactValue | undefined): boolean {
  if (value === undefined) return need.kind === 'absent'
  switch (need.kind) {
    case 'absent':
      return false
    case 'present':
      return true
    case 'one_of':
      return need.needed.includes(value)
    case 'none_of':
      return !need.needed.includes(value)
    case 'at_least':
      return typeof value === 'number' && value >= need.needed
    case 'at_most':
      return typeof value === 'number' && value <= need.needed
    case 'between':
      return typeof value === 'number' && need.needed[0] <= value && value <= need.needed[1]
  }
}
