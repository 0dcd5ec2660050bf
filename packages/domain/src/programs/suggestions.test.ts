import { expect, test } from 'vitest'
import { checkDocument } from './check-document.ts'

const rule = {
  id: 'thanks',
  when: 'order',
  if: 'conversion.amount >= 3000',
  give: [{ to: 'advocate', kind: 'credit', value: { amount: 1000, asset: 'CNY' } }],
}
const limit = { per: 'advocate', count: 6, period: 'year', time_zone: 'Asia/Shanghai' }
const document = {
  name: { en: 'Thanks' },
  rules: [rule],
  limits: [limit],
  segments: [{ id: 'gold', if: 'advocate.tier == "gold"' }],
}
const [give] = rule.give

const suggestionsOf = (input: unknown) => {
  const checked = checkDocument(input)
  if (checked.kind === 'ok') throw new Error('this has no fault')
  return checked.faults.map(({ pointer, suggestion }) => [pointer, suggestion])
}

test('the document itself has no fault', () => {
  expect(checkDocument(document)).toMatchObject({ kind: 'ok' })
})

test.each([
  ['a property', { wordng: {} }, '/wordng', 'wording'],
  [
    'a property of a rule',
    { rules: [{ id: 'thanks', when: 'order', giev: rule.give }] },
    '/rules/0/giev',
    'give',
  ],
  ['a condition', { rules: [{ ...rule, if: 'conversion.amout > 1' }] }, '/rules/0/if', 'amount'],
  ['a subject', { rules: [{ ...rule, if: 'frend.tier == "x"' }] }, '/rules/0/if', 'friend'],
  ['a recipient', withGive({ to: 'advocat' }), '/rules/0/give/0/to', 'advocate'],
  ['a kind', withGive({ kind: 'poits' }), '/rules/0/give/0/kind', 'points'],
  [
    'a currency in another order',
    withGive({ value: { amount: 1, asset: 'CYN' } }),
    '/rules/0/give/0/value/asset',
    'CNY',
  ],
  ['a period', { limits: [{ ...limit, period: 'yaer' }] }, '/limits/0/period', 'year'],
  ['whose limit', { limits: [{ ...limit, per: 'freind' }] }, '/limits/0/per', 'friend'],
  [
    'a time zone',
    { limits: [{ ...limit, time_zone: 'Asia/Shangai' }] },
    '/limits/0/time_zone',
    'Asia/Shanghai',
  ],
  [
    'a rule of a limit',
    { limits: [{ ...limit, rules: ['thank'] }] },
    '/limits/0/rules/0',
    'thanks',
  ],
  ['a segment', { rules: [{ ...rule, segment: 'glod' }] }, '/rules/0/segment', 'gold'],
  [
    'a segment of a list',
    { rules: [{ ...rule, segment: ['glod'] }] },
    '/rules/0/segment/0',
    'gold',
  ],
  [
    'a rule of a boost',
    {
      boosts: [
        {
          id: 'week',
          from: '2026-11-01T00:00:00+08:00',
          to: '2026-11-08T00:00:00+08:00',
          multiplier_basis_points: 20_000,
          rules: ['thansk'],
        },
      ],
    },
    '/boosts/0/rules/0',
    'thanks',
  ],
  ['evidence', { attribution: { evidence: ['lnk'] } }, '/attribution/evidence/0', 'link'],
  ['a touch', { attribution: { touch: 'fist' } }, '/attribution/touch', 'first'],
])('a slip in %s is told with what was probably meant', (_, change, pointer, suggestion) => {
  expect(suggestionsOf({ ...document, ...change })).toContainEqual([pointer, suggestion])
})

function withGive(change: object) {
  return { rules: [{ ...rule, give: [{ ...give, ...change }] }] }
}
