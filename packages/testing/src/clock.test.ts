import { expect, test } from 'vitest'
import { dayMs, testClock } from './clock.ts'

test('a clock stands still until it is moved', () => {
  const clock = testClock('2024-02-28T12:00:00Z')
  expect(clock.now()).toEqual(clock.now())
  clock.advance(dayMs)
  expect(clock.now()).toEqual(new Date('2024-02-29T12:00:00Z'))
  clock.set('2025-01-01T00:00:00Z')
  expect(clock.now()).toEqual(new Date('2025-01-01T00:00:00Z'))
})
