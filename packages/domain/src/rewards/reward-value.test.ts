import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rewardValue, type ValueBasis } from './reward-value.ts'

const basis = (given: Partial<ValueBasis> = {}): ValueBasis => ({
  amount: 10_000,
  asset: 'CNY',
  referralNumber: 1,
  ...given,
})

test('a fixed value is given whatever the conversion is worth', () => {
  const value = { amount: 500, asset: 'points' }
  expect(rewardValue(value, basis())).toEqual({ kind: 'value', amount: 500 })
  expect(rewardValue(value, basis({ amount: null, asset: null }))).toEqual({
    kind: 'value',
    amount: 500,
  })
})

describe('a share', () => {
  const share = { share_basis_points: 1_500, asset: 'CNY', rounding: 'down' as const }

  test.each<[string, object, number | null, number | string]>([
    ['is of the amount', {}, 29_900, 4_485],
    ['is rounded down', {}, 99, 14],
    ['is rounded to the nearest, upward from the half', { rounding: 'nearest' }, 30, 5],
    ['is rounded to the nearest, downward below it', { rounding: 'nearest' }, 29, 4],
    ['is rounded up', { rounding: 'up' }, 1, 1],
    ['stays whole when it is whole already', { rounding: 'up' }, 20, 3],
    ['stops at its cap', { cap: 20_000 }, 200_000, 20_000],
    ['reaches its cap', { cap: 4_485 }, 29_900, 4_485],
    ['is raised to its floor', { floor: 1_000 }, 1_000, 1_000],
    ['is raised to its floor where there is a cap as well', { floor: 10, cap: 20 }, 1, 10],
    ['is left between floor and cap', { floor: 10, cap: 20 }, 100, 15],
    ['may be all of it', { share_basis_points: 10_000 }, 1_000_000_000_000, 1_000_000_000_000],
    ['of next to nothing is nothing to give', {}, 6, 'nothing_to_give'],
    ['of nothing is nothing to give', {}, 0, 'nothing_to_give'],
    ['of an amount that nobody told is none', {}, null, 'amount_missing'],
  ])('%s', (_, given, amount, outcome) => {
    const value = rewardValue({ ...share, ...given }, basis({ amount }))
    expect(value).toEqual(
      typeof outcome === 'number'
        ? { kind: 'value', amount: outcome }
        : { kind: 'none', reason: outcome },
    )
  })

  test.each(['USD', 'points', null])('is not taken of %s', (asset) => {
    expect(rewardValue(share, basis({ asset }))).toEqual({ kind: 'none', reason: 'asset_mismatch' })
  })

  test('is never above its cap, nor below its floor, nor shrinks when the amount grows', () => {
    const amounts = fc.integer({ min: 0, max: 1_000_000_000_000 })
    const bounds = fc
      .tuple(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 0, max: 1_000_000 }))
      .map(([floor, more]) => ({ floor, cap: floor + more }))
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.constantFrom('down' as const, 'nearest' as const, 'up' as const),
        bounds,
        amounts,
        amounts,
        (share_basis_points, rounding, { floor, cap }, one, other) => {
          const worth = (amount: number) => {
            const value = { share_basis_points, asset: 'CNY', rounding, floor, cap }
            const found = rewardValue(value, basis({ amount }))
            return found.kind === 'value' ? found.amount : 0
          }
          const [small, large] = [worth(Math.min(one, other)), worth(Math.max(one, other))]
          expect(small).toBeGreaterThanOrEqual(floor)
          expect(large).toBeLessThanOrEqual(cap)
          expect(small).toBeLessThanOrEqual(large)
          expect(Number.isSafeInteger(small)).toBe(true)
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

describe('steps', () => {
  const value = {
    steps: [
      { from: 1, amount: 50 },
      { from: 3, amount: 100 },
      { from: 10, amount: 70 },
    ],
    asset: 'points',
  }

  test.each([
    [1, 50],
    [2, 50],
    [3, 100],
    [9, 100],
    [10, 70],
    [1_000, 70],
  ])('the friend of number %i brings %i', (referralNumber, amount) => {
    expect(rewardValue(value, basis({ referralNumber }))).toEqual({ kind: 'value', amount })
  })

  test('before the first step there is nothing to give', () => {
    expect(rewardValue(value, basis({ referralNumber: 0 }))).toEqual({
      kind: 'none',
      reason: 'nothing_to_give',
    })
  })
})
