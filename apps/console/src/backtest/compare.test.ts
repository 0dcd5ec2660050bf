import { expect, test } from 'vitest'
import { backtest, report, rewardIn } from './backtest-fixtures.ts'
import {
  assetsOf,
  costByMonth,
  costByRule,
  costOf,
  curveOf,
  denialsBy,
  grantedIn,
} from './compare.ts'

test('months follow each other without a gap, also where nothing was given', () => {
  const tried = backtest({
    report: report([rewardIn('2026-11', 270, 15), rewardIn('2027-02', 100, 0)]),
    live: report([rewardIn('2026-11', 180, 10)]),
  })
  expect(costByMonth(tried, 'CNY')).toEqual([
    { month: '2026-11', trial: 255, live: 170 },
    { month: '2026-12', trial: 0, live: 0 },
    { month: '2027-01', trial: 0, live: 0 },
    { month: '2027-02', trial: 100, live: 0 },
  ])
  expect(costByMonth(tried, 'USD')).toEqual([])
})

test('what the live version did and the trial did not has its row too', () => {
  const tried = backtest({
    report: { ...report([]), denials: [{ rule: 'a', reason: 'limit_reached', count: 2 }] },
    live: {
      ...report([rewardIn('2026-11', 5, 0)]),
      denials: [{ rule: null, reason: 'no_claim', count: 7 }],
    },
  })
  expect(denialsBy(tried)).toEqual([
    { rule: 'a', reason: 'limit_reached', trial: 2, live: 0 },
    { rule: null, reason: 'no_claim', trial: 0, live: 7 },
  ])
  expect(costByRule(tried)).toMatchObject([
    { rule: 'voucher', granted: { trial: 0, live: 1 }, cost: { trial: 0, live: 5 } },
  ])
})

test('where the live version was tried there is nothing to compare it with', () => {
  const tried = backtest({ report: report([rewardIn('2026-11', 270, 15)]), live: null })
  expect(costOf(tried, 'CNY')).toEqual({ trial: 255, live: undefined })
  expect(costByMonth(tried, 'CNY')).toEqual([{ month: '2026-11', trial: 255, live: undefined }])
  expect(assetsOf(tried)).toEqual(['CNY'])
  expect(grantedIn(report([rewardIn('2026-11', 1, 0), rewardIn('2026-12', 1, 0)]))).toBe(2)
})

test('what stood promised is told day by day, for one asset', () => {
  const { budget_curve: _none, ...rest } = report([])
  const curved = {
    ...rest,
    budget_curve: [
      { asset: 'CNY', day: '2026-11-26', promised: 5 },
      { asset: 'points', day: '2026-11-26', promised: 9 },
    ],
  }
  expect(curveOf(curved, 'CNY')).toEqual([{ day: '2026-11-26', value: 5 }])
})
