import { expect, test } from 'vitest'
import { isAnother, needsSecondPerson } from './four-eyes.ts'

const limits = [
  { amount: 10_000, asset: 'CNY' },
  { amount: 0, asset: 'USD' },
]

test.each([
  [[{ amount: 10_000, asset: 'CNY' }], false],
  [[{ amount: 10_001, asset: 'CNY' }], true],
  [[{ amount: 1, asset: 'USD' }], true],
  [[{ amount: 1_000_000, asset: 'EUR' }], false],
  [
    [
      { amount: 1, asset: 'CNY' },
      { amount: 1, asset: 'USD' },
    ],
    true,
  ],
  [[], false],
])('%j needs a second person: %s', (sums, expected) => {
  expect(needsSecondPerson(limits, sums)).toBe(expected)
})

test.each([
  [{ id: 'key_1', name: 'Ada' }, { id: 'key_1', name: 'Ada' }, false],
  [{ id: 'key_1', name: 'Ada' }, { id: 'key_2', name: 'Ada' }, false],
  [{ id: 'key_1', name: 'Ada' }, { id: 'key_2', name: 'Bo' }, true],
  [{ id: 'operator', name: 'operator' }, { id: 'key_2', name: 'Bo' }, true],
])('%j and %j are two people: %s', (first, second, expected) => {
  expect(isAnother(first, second)).toBe(expected)
})
