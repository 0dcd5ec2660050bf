import { expect, test } from 'vitest'
import { checkDocument } from './check-document.ts'

const cash = { to: 'advocate', kind: 'cash', value: { amount: 1_000, asset: 'CNY' } }
const share = { ...cash, value: { share_basis_points: 1_000, asset: 'CNY' } }
const budget = { amount: 5_000, asset: 'CNY' }

function faultsOf(more: object, give: object = cash) {
  const rules = [{ id: 'a', when: 'order', give: [give] }]
  const checked = checkDocument({ name: { en: 'Any' }, rules, ...more })
  return checked.kind === 'ok' ? [] : checked.faults
}

test.each<[string, object, object, object]>([
  [
    'a budget and a share without a cap',
    { budget },
    share,
    { pointer: '/rules/0/give/0/value', suggestion: 'cap' },
  ],
  [
    'a budget and a share by bands without a cap',
    { budget },
    { ...cash, value: { bands: [{ from: 0, share_basis_points: 100 }], asset: 'CNY' } },
    { pointer: '/rules/0/give/0/value', suggestion: 'cap' },
  ],
  [
    'a budget in what nobody is given',
    { budget: { amount: 5_000, asset: 'USD' } },
    cash,
    { pointer: '/budget/asset', suggestion: 'CNY' },
  ],
  [
    'a budget that is all reserve',
    { budget: { ...budget, reserve_basis_points: 10_000 } },
    cash,
    { pointer: '/budget/reserve_basis_points' },
  ],
  [
    'thresholds that do not go upward',
    { budget: { ...budget, thresholds_basis_points: [9_000, 5_000] } },
    cash,
    { pointer: '/budget/thresholds_basis_points' },
  ],
  [
    'a quota in a zone that is none',
    { quota: { count: 1, period: 'week', time_zone: 'Mars/Phobos' } },
    cash,
    { pointer: '/quota/time_zone' },
  ],
  [
    'a quota of a lifetime',
    { quota: { count: 1, period: 'lifetime' } },
    cash,
    { pointer: '/quota/period' },
  ],
  [
    'a schedule that ends before it starts',
    { schedule: { starts_at: '2026-03-02T00:00:00Z', ends_at: '2026-03-02T00:00:00Z' } },
    cash,
    { pointer: '/schedule/ends_at' },
  ],
  [
    'a time without its offset',
    { schedule: { starts_at: '2026-03-02T00:00:00' } },
    cash,
    { pointer: '/schedule/starts_at' },
  ],
  [
    'a customer who is worth points',
    { guard: { customer_value: { amount: 1, asset: 'points' } } },
    cash,
    { pointer: '/guard/customer_value/asset' },
  ],
  [
    'a guard in a currency that nobody is given',
    { guard: { customer_value: { amount: 1, asset: 'USD' } } },
    cash,
    { pointer: '/guard/customer_value/asset' },
  ],
  [
    'a shared limit without a name',
    { limits: [{ per: 'program', count: 1, period: 'year', across: 'workspace' }] },
    cash,
    { pointer: '/limits/0/id' },
  ],
  [
    'two limits of one name',
    {
      limits: [
        { id: 'x', per: 'program', count: 1, period: 'year' },
        { id: 'x', per: 'advocate', count: 1, period: 'year' },
      ],
    },
    cash,
    { pointer: '/limits/1/id' },
  ],
  [
    'a table of countries on another limit',
    { limits: [{ per: 'advocate', count: 1, countries: { DE: 1 }, period: 'year' }] },
    cash,
    { pointer: '/limits/0/countries' },
  ],
  [
    'a country that is not written as one',
    { limits: [{ per: 'country', count: 1, countries: { Germany: 1 }, period: 'year' }] },
    cash,
    { pointer: '/limits/0/countries/Germany' },
  ],
  [
    'a group that does not exist',
    { limits: [{ per: 'advocate', count: 1, period: 'year', for: 'staf' }] },
    cash,
    { pointer: '/limits/0/for', suggestion: 'staff' },
  ],
  [
    'a period that is misspelt',
    { limits: [{ per: 'advocate', count: 1, period: 'weak' }] },
    cash,
    { pointer: '/limits/0/period', suggestion: 'week' },
  ],
  [
    'a window of no days',
    { limits: [{ per: 'advocate', count: 1, period: { rolling_days: 0 } }] },
    cash,
    { pointer: '/limits/0/period/rolling_days' },
  ],
])('%s is refused with its place', (_, more, give, fault) => {
  expect(faultsOf(more, give)).toMatchObject([fault])
})

test('what was meant is published: a cap, points beside the budget, a segment with a limit', () => {
  expect(faultsOf({ budget }, { ...share, value: { ...share.value, cap: 100 } })).toEqual([])
  const limits = [{ per: 'advocate', count: 1, period: 'week', for: 'sellers' }]
  const segments = [{ id: 'sellers', if: 'advocate.tier == "seller"' }]
  expect(faultsOf({ limits, segments })).toEqual([])
})
