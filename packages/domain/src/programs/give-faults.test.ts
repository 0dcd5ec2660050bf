import { expect, test } from 'vitest'
import { checkDocument } from './check-document.ts'

const cash = { to: 'advocate', kind: 'cash', value: { amount: 100, asset: 'CNY' } }
const share = { share_basis_points: 100, asset: 'CNY' }
const halves = [
  { share_basis_points: 5_000, hold_days: 0 },
  { share_basis_points: 5_000, hold_days: 30 },
]

function faultsOf(give: object[], more: object = {}, rule: object = {}) {
  const rules = [{ id: 'a', when: 'order', give, ...rule }]
  const checked = checkDocument({ name: { en: 'Any' }, rules, ...more })
  return checked.kind === 'ok'
    ? []
    : checked.faults.map(({ pointer, suggestion }) =>
        suggestion === undefined ? pointer : `${pointer} → ${suggestion}`,
      )
}

test.each<[string, object, object, string[]]>([
  ['a donation to nobody', { kind: 'donation' }, {}, ['beneficiary']],
  [
    'a donation to one who is not named',
    { kind: 'donation', beneficiary: 'fund' },
    { beneficiaries: { funds: { name: { en: 'A fund' } } } },
    ['beneficiary → funds'],
  ],
  ['a beneficiary of cash', { beneficiary: 'fund' }, {}, ['beneficiary']],
  ['entries in a currency', { kind: 'draw_entry' }, {}, ['value/asset']],
  ['a message in a currency', { kind: 'message' }, {}, ['value/asset']],
  ['cash that runs out', { valid_months: 1 }, {}, ['valid_months']],
  [
    'days and months at once',
    { kind: 'coupon', valid_days: 1, valid_months: 1 },
    {},
    ['valid_months'],
  ],
  ['a hold beside instalments', { hold_days: 1, instalments: halves }, {}, ['hold_days']],
  [
    'half of the instalments',
    { instalments: [halves[0], halves[0], halves[0]] },
    {},
    ['instalments'],
  ],
  ['stock of instalments', { stock: 1, instalments: halves }, {}, ['stock']],
  ['an upline that is off', { to: 'upline_2', value: share }, {}, ['to']],
  ['a level too many', { to: 'upline_3', value: share }, { upline: { levels: 2 } }, ['to']],
  ['a fixed sum for the upline', { to: 'upline_2' }, { upline: { levels: 2 } }, ['value']],
  [
    'the same kind instead',
    { instead: { if: 'friend.is_staff', kind: 'cash', value: cash.value } },
    {},
    ['instead/kind'],
  ],
  ['a choice of one', { choice: 'one' }, {}, ['choice']],
  ['a choice by share', { choice: 'one', value: share }, {}, ['choice', 'value']],
])('%s is named with its place', (_, change, more, places) => {
  expect(faultsOf([{ ...cash, ...change }], more)).toEqual(
    places.map((place) => `/rules/0/give/0/${place}`),
  )
})

test.each<[string, object, object, string[]]>([
  ['a segment that is none', {}, { segment: 'gold' }, ['/rules/0/segment']],
  [
    'a segment by another name',
    { segments: [{ id: 'gold', if: 'advocate.tier == "gold"' }] },
    { segment: ['gold', 'golt'] },
    ['/rules/0/segment/1 → gold'],
  ],
  [
    'a segment of amounts',
    { segments: [{ id: 'gold', if: 'conversion.amount > 1' }] },
    {},
    ['/segments/0/if'],
  ],
  [
    'a boost that ends before it begins, of a rule that is none',
    {
      boosts: [
        {
          id: 'b',
          from: '2026-01-02T00:00:00Z',
          to: '2026-01-01T00:00:00Z',
          multiplier_basis_points: 20_000,
        },
      ],
    },
    {},
    ['/boosts/0/to'],
  ],
])('%s is named with its place', (_, more, rule, faults) => {
  expect(faultsOf([cash], more, rule)).toEqual(faults)
})

test('two stocks of one thing in a rule would be counted as one', () => {
  const mug = { to: 'friend', kind: 'gift', value: { amount: 1, asset: 'mug' }, stock: 5 }
  expect(faultsOf([mug, { ...mug, to: 'advocate' }])).toEqual(['/rules/0/give/1/stock'])
})
