import { expect, test } from 'vitest'
import { gives, simulate } from '../conversions/simulate.test-kit.ts'
import { checkDocument } from '../programs/check-document.ts'
import type { ProgramDraft } from '../programs/document.ts'
import { type BalanceRate, periodFrom, rateOnMean } from './balance-rate.ts'

const yearly: BalanceRate = {
  rate_basis_points: 10,
  of: 'balance',
  over: { months: 12, time_zone: 'Asia/Shanghai' },
  asset: 'CNY',
  rounding: 'down',
}
const opened = '2025-12-31T16:00:00.000Z'
const firstYear = periodFrom(yearly, opened)
const reports = [
  { as_of: opened, balance: 100_000_000 },
  { as_of: '2026-06-30T16:00:00.000Z', balance: 300_000_000 },
]

test('a year of the bank’s calendar has its exact days, and its end is outside', () => {
  expect(firstYear).toEqual({ from: opened, to: '2026-12-31T16:00:00.000Z' })
  const { over } = rateOnMean(yearly, firstYear, [])
  expect(over).toMatchObject({ days: 365, mean: 0 })
  const leap = periodFrom(yearly, '2027-12-31T16:00:00.000Z')
  expect(rateOnMean(yearly, leap, []).over.days).toBe(366)
})

test('the case of the bank: a mean of 2,008,219.18 and a reward of 2,008.21', () => {
  const { amount, over } = rateOnMean(yearly, firstYear, reports)
  expect(over).toEqual({ ...firstYear, days: 365, mean: 200_821_918, rate_basis_points: 10 })
  expect(amount).toBe(200_821)
  expect(rateOnMean({ ...yearly, rounding: 'up' }, firstYear, reports).amount).toBe(200_822)
  expect(rateOnMean({ ...yearly, rounding: 'nearest' }, firstYear, reports).amount).toBe(200_822)
  expect(rateOnMean({ ...yearly, cap: 200_000 }, firstYear, reports).amount).toBe(200_000)
})

test.each([
  ['the last report before it is where it begins', '2020-01-01T00:00:00.000Z', 100_000],
  ['a report at its first instant counts whole', opened, 100_000],
  ['a report in its last millisecond counts for that', '2026-12-31T15:59:59.999Z', 0],
  ['a report at its end is outside', '2026-12-31T16:00:00.000Z', 0],
])('%s', (_, as_of, amount) => {
  expect(rateOnMean(yearly, firstYear, [{ as_of, balance: 100_000_000 }]).amount).toBe(amount)
})

test('the order of the reports does not matter, and splitting a stretch changes nothing', () => {
  const split = [
    reports[1]!,
    { as_of: '2026-03-03T03:03:03.003Z', balance: 100_000_000 },
    reports[0]!,
  ]
  expect(rateOnMean(yearly, firstYear, split)).toEqual(rateOnMean(yearly, firstYear, reports))
})

test('the largest balance for years stays exact', () => {
  const value: BalanceRate = { ...yearly, rate_basis_points: 9_999, over: { days: 1100 } }
  const largest = [{ as_of: opened, balance: 1_000_000_000_000 }]
  expect(rateOnMean(value, periodFrom(value, opened), largest).amount).toBe(999_900_000_000)
})

const program: ProgramDraft = {
  name: { en: 'Bank' },
  attribution: { conversion_days: 400 },
  rules: [
    {
      id: 'deposits',
      when: 'account_opened',
      if: 'conversion.number == 1 && advocate.is_staff',
      give: [
        { to: 'advocate', kind: 'cash', value: yearly },
        { to: 'friend', kind: 'points', value: { amount: 7, asset: 'points' } },
      ],
    },
  ],
  limits: [{ per: 'advocate', amount: 250_000, asset: 'CNY', period: 'year' }],
}

function bank() {
  const run = simulate(program, opened)
  run.know('Ada', { attributes: { is_staff: true } })
  return run
}

function opens(run: ReturnType<typeof bank>, friend: string) {
  run.claim('Ada', friend)
  const decided = run.record(friend, 'account_opened')
  run.report(friend, 100_000_000)
  run.report(friend, 300_000_000, 'CNY', '2026-06-30T16:00:00.000Z')
  return decided
}

const cash = (run: ReturnType<typeof bank>) =>
  run.rewards('Ada').filter((one) => one.kind === 'cash')

test('nothing stands before the period is over, and one reward afterwards, at its own instant', () => {
  const run = bank()
  const [deposit, points] = gives(opens(run, 'Ben'))
  expect(deposit).toMatchObject({
    result: 'declined',
    reason: 'period_not_over',
    period: firstYear,
  })
  expect(points).toMatchObject({ result: 'granted', amount: 7 })
  run.wait(364.999)
  expect(cash(run)).toEqual([])
  run.wait(10)
  expect(cash(run)).toMatchObject([
    { amount: 200_821, state: 'available', created_at: firstYear.to, available_at: firstYear.to },
  ])
  const last = run.receipts.at(-1)!
  expect(last.facts).toMatchObject({ occasion: 'period_ended', now: firstYear.to })
  expect(last.facts.balances).toEqual({ CNY: reports })
  // What was decided when the account was opened is not decided again.
  expect(gives(last)).toHaveLength(1)
  expect(gives(last)[0]!.period).toMatchObject({ days: 365, mean: 200_821_918 })
})

test('a report that comes late changes nothing, and a refund takes all of it back', () => {
  const run = bank()
  const { conversionId } = opens(run, 'Ben')
  run.wait(366)
  run.report('Ben', 1, 'CNY', '2026-01-01T00:00:00.000Z')
  expect(gives(run.confirm(conversionId))[0]).toMatchObject({ result: 'kept', amount: 200_821 })
  expect(gives(run.refund(conversionId))[0]).toMatchObject({ result: 'taken_back' })
  expect(cash(run)).toMatchObject([{ state: 'cancelled' }])
})

test('a refund or a denial before the end leaves nothing to grant', () => {
  const run = bank()
  const { conversionId } = opens(run, 'Ben')
  run.refund(conversionId)
  run.wait(366)
  expect(cash(run)).toEqual([])
  expect(gives(run.receipts.at(-1)!)).toMatchObject([
    { result: 'declined', reason: 'conversion_refunded' },
  ])
})

test('whoever is no longer staff at the end gets nothing, and the referral stays', () => {
  const run = bank()
  opens(run, 'Ben')
  run.know('Ada', { attributes: {} })
  run.wait(366)
  expect(cash(run)).toEqual([])
  expect(run.referral('Ben')?.state).toBe('approved')
  expect(run.rewards('Ben')).toMatchObject([{ kind: 'points', state: 'issued' }])
})

test('it counts towards the limit of the year in which the period ends', () => {
  const run = bank()
  opens(run, 'Ben')
  opens(run, 'Cleo')
  run.wait(366)
  const [last, before] = [run.receipts.at(-1)!, run.receipts.at(-2)!].map((one) => gives(one)[0]!)
  expect(before).toMatchObject({ result: 'granted', amount: 200_821 })
  expect(last).toMatchObject({ result: 'declined', reason: 'limit_reached' })
  expect(before?.meters[0]?.period).toBe('2026')
})

const rateTo = (change: object, rule: object = {}) => ({
  ...program,
  rules: [
    {
      id: 'deposits',
      when: 'account_opened',
      ...rule,
      give: [{ to: 'advocate', kind: 'cash', value: yearly, ...change }],
    },
  ],
})

test.each([
  ['on a claim', rateTo({ to: 'friend' }, { when: 'claimed' }), '/rules/0/give/0/value'],
  ['for all conversions of a friend', rateTo({}, { per: 'referral' }), '/rules/0/give/0/value'],
  ['to an upline', rateTo({ to: 'upline_2' }), '/rules/0/give/0/to'],
  ['as a choice', rateTo({ choice: 'one' }), '/rules/0/give/0/choice'],
  [
    'in no calendar',
    rateTo({ value: { ...yearly, over: { months: 12, time_zone: 'Mars/Base' } } }),
    '/rules/0/give/0/value/over/time_zone',
  ],
  [
    'in the stead of another gift',
    rateTo({
      value: { amount: 1, asset: 'CNY' },
      instead: { if: 'friend.is_new', kind: 'credit', value: yearly },
    }),
    '/rules/0/give/0/instead/value',
  ],
])('a rate on a balance is not given %s', (_, document, pointer) => {
  const checked = checkDocument(document)
  if (checked.kind === 'ok') throw new Error('it was published')
  expect(checked.faults.map((one) => one.pointer)).toContain(pointer)
})
