import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rankRows } from './rank.ts'

const ranks = (...amounts: number[]) =>
  rankRows(amounts.map((amount) => ({ amount }))).map(({ rank }) => rank)

describe('the ranks of a board', () => {
  test.each([
    [[], []],
    [[7], [1]],
    [
      [7, 5, 2],
      [1, 2, 3],
    ],
    [
      [7, 7, 5],
      [1, 1, 3],
    ],
    [
      [9, 7, 7, 7, 1],
      [1, 2, 2, 2, 5],
    ],
    [
      [4, 4, 4],
      [1, 1, 1],
    ],
  ])('%j are %j', (amounts, expected) => {
    expect(ranks(...amounts)).toEqual(expected)
  })

  test('are one more than how many have more, on whichever page they stand', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 30 }),
        fc.integer({ min: 1, max: 7 }),
        (given, pageSize) => {
          const amounts = given.sort((a, b) => b - a)
          const paged: number[] = []
          let last: ReturnType<typeof rankRows>[number] | undefined
          for (let at = 0; at < amounts.length; at += pageSize) {
            const rows = amounts.slice(at, at + pageSize).map((amount) => ({ amount }))
            const ranked = rankRows(rows, last)
            last = ranked.at(-1)
            paged.push(...ranked.map(({ rank }) => rank))
          }
          const expected = amounts.map((one) => 1 + amounts.filter((other) => other > one).length)
          expect(paged).toEqual(expected)
        },
      ),
    )
  })
})
