import { expect, test } from 'vitest'
import { bound } from './bound.ts'

test.each([
  [0, 0],
  [-4, 0],
  [1, 1],
  [1.1, 1.5],
  [21, 30],
  [45, 50],
  [999, 1000],
  [1_275_000, 1_500_000],
])('an axis for %d ends at %d', (value, end) => {
  expect(bound(value)).toBe(end)
})
