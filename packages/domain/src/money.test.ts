import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { MoneySchema, majorUnits, shareOf } from './money.ts'

describe('shareOf', () => {
  test.each([
    [29_900, 1500, 'down', 4485],
    [1, 5000, 'down', 0],
    [1, 5000, 'nearest', 1],
    [1, 5000, 'up', 1],
    [1, 4999, 'nearest', 0],
    [1, 4999, 'up', 1],
    [3, 3333, 'down', 0],
    [10_000, 1, 'up', 1],
    [0, 10_000, 'up', 0],
    [5, 0, 'up', 0],
    [999_999_999_999, 9999, 'down', 999_899_999_999],
    [999_999_999_999, 9999, 'up', 1_000_000_000_000 - 100_000_000],
    [1_000_000_000_000, 10_000, 'nearest', 1_000_000_000_000],
    [-29_900, 1500, 'down', -4485],
    [-1, 5000, 'nearest', -1],
    [-1, 4999, 'down', 0],
  ] as const)(
    '%d at %d basis points, rounded %s, is %d',
    (amount, basisPoints, rounding, share) => {
      expect(shareOf(amount, basisPoints, rounding)).toBe(share)
    },
  )

  test('rounds down, to the nearest and up in that order, never more than one unit apart', () => {
    const amounts = fc.integer({ min: 0, max: 1_000_000_000_000 })
    const rates = fc.integer({ min: 0, max: 10_000 })
    fc.assert(
      fc.property(amounts, rates, (amount, basisPoints) => {
        const down = shareOf(amount, basisPoints, 'down')
        const nearest = shareOf(amount, basisPoints, 'nearest')
        const up = shareOf(amount, basisPoints, 'up')
        const remainder = (BigInt(amount) * BigInt(basisPoints)) % 10_000n
        expect(BigInt(down) * 10_000n + remainder).toBe(BigInt(amount) * BigInt(basisPoints))
        expect(up).toBe(remainder === 0n ? down : down + 1)
        expect(nearest).toBe(remainder >= 5_000n ? up : down)
      }),
    )
  })

  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d as an amount', (amount) => {
    expect(() => shareOf(amount, 100, 'down')).toThrow(RangeError)
  })
})

describe('MoneySchema', () => {
  test.each([
    { amount: 1, asset: 'CNY' },
    { amount: 1_000_000_000_000, asset: 'points' },
    { amount: 500, asset: 'storage_mb' },
    { amount: 500, asset: `a${'b'.repeat(31)}` },
  ])('accepts $amount of $asset', (money) => {
    expect(v.is(MoneySchema, money)).toBe(true)
  })

  test.each([
    [0, 'CNY'],
    [-1, 'CNY'],
    [-0, 'CNY'],
    [1.5, 'CNY'],
    [1_000_000_000_001, 'CNY'],
    [1e21, 'CNY'],
    [Number.NaN, 'CNY'],
    [Number.POSITIVE_INFINITY, 'CNY'],
    ['1', 'CNY'],
    ['0x10', 'CNY'],
    [1n, 'CNY'],
    [null, 'CNY'],
    [1, 'cny '],
    [1, 'Cny'],
    [1, 'CN'],
    [1, 'CNYY'],
    [1, 'CNY\n'],
    [1, 'p'],
    [1, '1points'],
    [1, 'Points'],
    [1, `a${'b'.repeat(32)}`],
    [1, ''],
    [1, null],
  ])('refuses %s of %j', (amount, asset) => {
    expect(v.is(MoneySchema, { amount, asset })).toBe(false)
  })

  test('refuses what it does not know', () => {
    expect(v.is(MoneySchema, { amount: 1, asset: 'CNY', currency: 'CNY' })).toBe(false)
  })

  test('says what it wants without repeating what it got', () => {
    const result = v.safeParse(MoneySchema, { amount: 'secret-4711', asset: 'secret-4711' })
    expect(result.success).toBe(false)
    expect(result.issues?.map((issue) => issue.message).join(' ')).not.toContain('4711')
  })
})

test.each([
  [{ amount: 123456, asset: 'CNY' }, '1234.56'],
  [{ amount: 5, asset: 'CNY' }, '0.05'],
  [{ amount: 50, asset: 'USD' }, '0.50'],
  [{ amount: 0, asset: 'EUR' }, '0.00'],
  [{ amount: -5, asset: 'EUR' }, '-0.05'],
  [{ amount: 123456, asset: 'JPY' }, '123456'],
  [{ amount: 123456, asset: 'KWD' }, '123.456'],
  [{ amount: 7, asset: 'CLF' }, '0.0007'],
  [{ amount: 999_999_999_999, asset: 'USD' }, '9999999999.99'],
  [{ amount: 500, asset: 'points' }, '500'],
])('%j in major units is %s', (money, text) => {
  expect(majorUnits(money)).toBe(text)
})
