import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, fromInstant, toInstant } from '../dates.ts'
import { type GrantAt, rollingUse } from './rolling-use.ts'

const start = fromInstant('2026-03-01T00:00:00.000Z')
const on = (day: number, ms = 0) => toInstant(addDays(start, day) + ms)

describe('a window of 30 days', () => {
  const grants = [{ at: on(0), used: 5 }]

  test.each<[string, string, number]>([
    ['at the same instant', on(0), 5],
    ['a millisecond before it is over', on(30, -1), 5],
    ['the instant at which it is over', on(30), 0],
    ['long after', on(90), 0],
  ])('%s holds what was granted: %s', (_, at, used) => {
    expect(rollingUse(grants, at, 30)).toEqual({ used, frees_at: used > 0 ? on(30) : null })
  })

  test('is that of the fullest that holds the instant, for what is told of late', () => {
    const known = [
      { at: on(10), used: 1 },
      { at: on(20), used: 1 },
      { at: on(39), used: 1 },
    ]
    // Told on day 40 of day 15: with days 10 to 39 it is one window of less than 30 days.
    expect(rollingUse(known, on(15), 30)).toEqual({ used: 3, frees_at: on(40) })
    // Day 9 and day 39 lie in no window together.
    expect(rollingUse(known, on(9), 30)).toEqual({ used: 2, frees_at: on(40) })
    expect(rollingUse(known, on(9, 1), 30)).toEqual({ used: 3, frees_at: on(40) })
  })
})

test('whoever is granted by it, in whatever order it is told: no window ever holds more', () => {
  const arrivals = fc.array(
    fc.record({
      hour: fc.integer({ min: 0, max: 24 * 40 }),
      amount: fc.integer({ min: 1, max: 4 }),
    }),
    { minLength: 5, maxLength: 60 },
  )
  fc.assert(
    fc.property(
      arrivals,
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 4, max: 12 }),
      (list, days, allowed) => {
        const granted: GrantAt[] = []
        for (const { hour, amount } of list) {
          const at = toInstant(start + hour * 3_600_000)
          if (rollingUse(granted, at, days).used + amount <= allowed)
            granted.push({ at, used: amount })
        }
        for (const { at: end } of granted) {
          const from = addDays(fromInstant(end), -days)
          const held = granted.filter(({ at }) => fromInstant(at) > from && at <= end)
          expect(held.reduce((sum, { used }) => sum + used, 0)).toBeLessThanOrEqual(allowed)
        }
      },
    ),
    { numRuns: 500 },
  )
})
