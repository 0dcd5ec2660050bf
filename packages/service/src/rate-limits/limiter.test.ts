import { testClock } from '@goodword/testing/clock'
import { expect, test } from 'vitest'
import { createLimiter } from './limiter.ts'

const limit = { name: 'key', quota: 2, windowSeconds: 10 }

test('askers do not use up what another has', () => {
  const clock = testClock()
  const limiter = createLimiter(limit, () => clock.now().getTime())
  expect([limiter.take('a'), limiter.take('a'), limiter.take('a')].map((t) => t.isAllowed)).toEqual(
    [true, true, false],
  )
  expect(limiter.take('b').isAllowed).toBe(true)

  clock.advance(5_000)
  expect(limiter.take('a').isAllowed).toBe(true)
})

test('looking takes nothing', () => {
  const limiter = createLimiter(limit, () => 0)
  for (let i = 0; i < 5; i++) expect(limiter.look('a').remaining).toBe(1)
  expect(limiter.take('a').remaining).toBe(1)
})
