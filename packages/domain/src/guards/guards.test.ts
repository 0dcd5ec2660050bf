import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { BudgetSchema, GuardSchema, QuotaSchema } from '../programs/document/guards.ts'
import { ProgramDocument } from '../programs/document.ts'
import { checkBudget, newThresholds, reserveOf } from './budget.ts'
import { checkCost, costAllowed, costShare } from './customer-cost.ts'
import { placeInQuota } from './quota.ts'
import { scheduleAt } from './schedule.ts'

describe('a budget of 10000 with a reserve of 10 %', () => {
  const budget = v.parse(BudgetSchema, {
    amount: 10_000,
    asset: 'CNY',
    reserve_basis_points: 1_000,
    thresholds_basis_points: [5_000, 8_000],
  })
  const promise = { amount: 500, asset: 'CNY' }

  test.each<[number, boolean, string]>([
    [8_500, false, 'within'],
    [8_501, false, 'reached'],
    [9_500, true, 'within'],
    [9_501, true, 'reached'],
  ])('with %i used, and growth %s, is %s for 500 more', (used, isGrowth, kind) => {
    expect(checkBudget(budget, used, promise, isGrowth).kind).toBe(kind)
  })

  test('says what is allowed and used, and that it does not count again', () => {
    expect(checkBudget(budget, 8_900, promise, false)).toEqual({
      kind: 'reached',
      meter: 'budget/CNY',
      allowed: 9_000,
      used: 8_900,
      counts_again_at: null,
    })
  })

  test('does not concern what is in another asset', () => {
    const other = { amount: 99_999, asset: 'points' }
    expect(checkBudget(budget, 10_000, other, false)).toEqual({ kind: 'within', meters: [] })
  })

  test('keeps a reserve that is rounded up', () => {
    expect(reserveOf({ ...budget, amount: 1_001, reserve_basis_points: 1 })).toBe(1)
  })

  test.each<[number, readonly string[], readonly number[]]>([
    [4_999, [], []],
    [5_000, [], [5_000]],
    [8_000, [], [5_000, 8_000]],
    [8_000, ['budget/CNY/10000/5000'], [8_000]],
    [9_999, ['budget/CNY/10000/5000', 'budget/CNY/10000/8000'], []],
    // Another amount is another budget to be told of.
    [9_999, ['budget/CNY/20000/5000'], [5_000, 8_000]],
  ])('at %i, with %j told of, tells of %j', (used, told, shares) => {
    expect(newThresholds(budget, used, told).map(({ basis_points }) => basis_points)).toEqual(
      shares,
    )
  })
})

describe('a quota of 500 a week', () => {
  const quota = v.parse(QuotaSchema, { count: 500, period: 'week', time_zone: 'Asia/Shanghai' })
  const sunday = '2026-03-08T15:59:59.999Z'
  const monday = '2026-03-08T16:00:00.000Z'

  test.each<[number, number, string]>([
    [499, 0, 'place'],
    [500, 0, 'queue'],
    [0, 499, 'place'],
    // Nobody new overtakes who waits.
    [0, 500, 'queue'],
    [200, 300, 'queue'],
  ])('with %i admitted and %i who wait has a %s', (used, waiting, kind) => {
    expect(placeInQuota(quota, sunday, { used, waiting }).kind).toBe(kind)
  })

  test('refuses where it is said so, and says when it counts again', () => {
    const refusing = { ...quota, then: 'refuse' as const }
    expect(placeInQuota(refusing, sunday, { used: 500, waiting: 0 })).toEqual({
      kind: 'refuse',
      meter: 'quota/week/Asia/Shanghai',
      allowed: 500,
      used: 500,
      counts_again_at: monday,
    })
  })

  test.each([
    [sunday, '2026-W10'],
    [monday, '2026-W11'],
  ])('counts %s in %s', (at, period) => {
    expect(placeInQuota(quota, at, { used: 0, waiting: 0 })).toMatchObject({ period })
  })
})

test.each<[object, string, string]>([
  [{}, '2026-03-01T00:00:00.000Z', 'open'],
  [{ starts_at: '2026-03-01T08:00:00+08:00' }, '2026-02-28T23:59:59.999Z', 'before'],
  [{ starts_at: '2026-03-01T08:00:00+08:00' }, '2026-03-01T00:00:00.000Z', 'open'],
  [{ ends_at: '2026-03-01T08:00:00+08:00' }, '2026-02-28T23:59:59.999Z', 'open'],
  [{ ends_at: '2026-03-01T08:00:00+08:00' }, '2026-03-01T00:00:00.000Z', 'over'],
])('the schedule %j is at %s %s', (schedule, at, place) => {
  const document = v.parse(ProgramDocument, {
    name: { en: 'Any' },
    rules: [
      {
        id: 'a',
        when: 'order',
        give: [{ to: 'friend', kind: 'points', value: { amount: 1, asset: 'points' } }],
      },
    ],
    schedule,
  })
  expect(scheduleAt(document.schedule, at)).toBe(place)
})

describe('a customer who is worth 300.00 and may cost a third', () => {
  const guard = v.parse(GuardSchema, { customer_value: { amount: 30_000, asset: 'CNY' } })
  const promise = { amount: 100, asset: 'CNY' }

  test.each<[number, number, string]>([
    // The first is in prospect: 9999 for one.
    [9_899, 0, 'within'],
    [9_900, 0, 'reached'],
    [9_899, 1, 'within'],
    [9_900, 1, 'reached'],
    [19_898, 2, 'within'],
    [19_899, 2, 'reached'],
  ])('at a cost of %i for %i customers, 100 more is %s', (cost, customers, kind) => {
    expect(checkCost(guard, { cost, customers }, promise).kind).toBe(kind)
  })

  test('is shown as a share of the value, rounded up', () => {
    expect(costShare(guard, 9_999, 1)).toBe(3_333)
    expect(costShare(guard, 10_000, 1)).toBe(3_334)
    expect(costShare(guard, 0, 0)).toBeNull()
  })

  test('is exact where a double is not', () => {
    const rich = v.parse(GuardSchema, {
      customer_value: { amount: 1_000_000_000_000, asset: 'CNY' },
      cost_share_max_basis_points: 10_000,
    })
    expect(costAllowed(rich, 9_007)).toBe(9_007_000_000_000_000)
    expect(costAllowed(rich, 1_000_000)).toBe(Number.MAX_SAFE_INTEGER)
  })
})
