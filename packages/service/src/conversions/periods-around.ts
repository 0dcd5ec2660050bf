import { toInstant, weekKey } from '@goodword/domain/dates'

/** Keys of every period that an instant may lie in, whatever the time zone. */
export function periodsAround(instants: readonly number[]): string[] {
  const keys = new Set(['lifetime'])
  for (const instant of instants) {
    for (const shift of [-DAY, 0, DAY]) {
      const day = toInstant(instant + shift).slice(0, 10)
      keys
        .add(day)
        .add(day.slice(0, 7))
        .add(day.slice(0, 4))
        .add(weekKey(Date.parse(day)))
    }
  }
  return [...keys]
}

const DAY = 86_400_000
