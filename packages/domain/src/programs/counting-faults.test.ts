import { expect, test } from 'vitest'
import { checkDocument } from './check-document.ts'

const give = [{ to: 'advocate', kind: 'points', value: { amount: 5, asset: 'points' } }]
const share = [{ to: 'advocate', kind: 'cash', value: { share_basis_points: 500, asset: 'CNY' } }]
const steps = [
  { to: 'advocate', kind: 'cash', value: { steps: [{ from: 1, amount: 5 }], asset: 'CNY' } },
]
const order = { id: 'a', when: 'order', give }
const spent = { at: 5_000, counting: 'friends_spending', asset: 'CNY' }
const goal = { when: 'order' }
const board = { id: 'b', counting: 'approved_referrals', period: 'month' }
const total = { at_least: 100, asset: 'CNY' }

const pointersOf = (document: object) => {
  const checked = checkDocument({ name: { en: 'A' }, ...document })
  return checked.kind === 'ok' ? [] : checked.faults.map(({ pointer }) => pointer)
}

const segments = [{ id: 'gold', if: 'advocate.tier == "gold"' }]
const segment = 'gold'
const prize = { from: 1, to: 1, give }
const draw = { id: 'car', entries: 'tickets', at: '2030-01-01T00:00:00Z', give }
const boost = { id: 'b', from: '2030-01-01T00:00:00Z', to: '2030-02-01T00:00:00Z' }
test.each<[string, string, object]>([
  [
    'beside `give`',
    '/rules/0/give/0/segment',
    { rules: [{ ...order, give: [{ ...give[0], segment }] }] },
  ],
  ['by a milestone', '/boards/0/segment', { boards: [{ ...board, segment }] }],
  [
    'by a milestone',
    '/boards/0/prizes/0/segment',
    { boards: [{ ...board, prizes: [{ ...prize, segment }] }] },
  ],
  ['give the entries', '/draws/0/segment', { draws: [{ ...draw, segment }] }],
  [
    'give the entries',
    '/draws/0/give/0/segment',
    { draws: [{ ...draw, give: [{ ...give[0], segment }] }] },
  ],
  [
    'under `rules`',
    '/boosts/0/segment',
    { boosts: [{ ...boost, multiplier_basis_points: 2, segment }] },
  ],
  [
    'by `for`',
    '/limits/0/segment',
    { limits: [{ per: 'advocate', period: 'day', count: 1, segment }] },
  ],
  ['by rules', '/goal/segment', { goal: { ...goal, segment } }],
])('a segment that has no meaning is sent elsewhere: %s', (where, place, more) => {
  const checked = checkDocument({ name: { en: 'A' }, segments, rules: [order], ...more })
  const faults = checked.kind === 'ok' ? [] : checked.faults
  expect(faults.find(({ pointer }) => pointer === place)?.message).toContain(where)
})

test.each<[string, object, string[]]>([
  ['a window', { rules: [{ ...order, within: { days: 3 } }] }, []],
  ['a window from a goal', { goal, rules: [{ ...order, within: { days: 3, of: 'goal' } }] }, []],
  [
    'a window from a goal that there is not',
    { rules: [{ ...order, within: { days: 3, of: 'goal' } }] },
    ['/rules/0/within/of'],
  ],
  [
    'a calendar of nowhere',
    { rules: [{ ...order, within: { months: 3, time_zone: 'Mars/Phobos' } }] },
    ['/rules/0/within/time_zone'],
  ],
  ['a total', { goal, rules: [{ ...order, per: 'referral', total }] }, []],
  ['a total for each conversion', { goal, rules: [{ ...order, total }] }, ['/rules/0/total']],
  ['a total without a goal', { rules: [{ ...order, per: 'referral', total }] }, ['/goal']],
  [
    'a total in another currency than the rule',
    { goal, rules: [{ ...order, per: 'referral', asset: 'USD', total }] },
    ['/rules/0/total/asset'],
  ],
  [
    'a total in no currency',
    { goal, rules: [{ ...order, per: 'referral', total: { at_least: 1, asset: 'cny' } }] },
    ['/rules/0/total/asset'],
  ],
  [
    'the first few of one',
    { rules: [{ ...order, per: 'referral', first: 2 }] },
    ['/rules/0/first'],
  ],
  [
    'a share for all that a friend does',
    { rules: [{ ...order, per: 'referral', give: share }] },
    ['/rules/0/give/0/value'],
  ],
  [
    'an offer that counts',
    {
      goal,
      rules: [
        {
          id: 'a',
          when: 'claimed',
          within: { days: 3 },
          first: 1,
          give: [{ to: 'friend', kind: 'points', value: { amount: 5, asset: 'points' } }],
        },
      ],
    },
    ['/rules/0/within', '/rules/0/first'],
  ],
  ['spending', { goal, rules: [{ id: 'a', milestone: spent, give }] }, []],
  [
    'spending in steps',
    { goal, rules: [{ id: 'a', milestone: spent, give: steps }] },
    ['/rules/0/give/0/value'],
  ],
  [
    'a milestone that asks of one conversion',
    { goal, rules: [{ id: 'a', milestone: spent, if: 'conversion.number == 1', give }] },
    ['/rules/0/if'],
  ],
  [
    'a count that asks of spending',
    {
      goal,
      rules: [
        {
          id: 'a',
          milestone: { at: 3, counting: 'approved_referrals' },
          if: 'advocate.friends_spent > 5',
          give,
        },
      ],
    },
    ['/rules/0/if'],
  ],
  ['a board', { rules: [order], boards: [board] }, []],
  ['two boards of one name', { rules: [order], boards: [board, board] }, ['/boards/1/id']],
  [
    'a segment of friends for a milestone',
    {
      goal: { when: 'order' },
      segments: [
        { id: 'near', if: 'friend.region == "SH"' },
        { id: 'gold', if: 'advocate.tier == "gold" && program.referrals_approved < 100' },
      ],
      rules: [
        {
          id: 'a',
          milestone: { at: 2, counting: 'approved_referrals' },
          give,
          segment: ['gold', 'near'],
        },
      ],
    },
    ['/rules/0/segment/1'],
  ],
  [
    'a board of nowhere',
    { rules: [order], boards: [{ ...board, time_zone: 'Mars/Phobos' }] },
    ['/boards/0/time_zone'],
  ],
  [
    'an amount in a condition without its currency',
    { rules: [{ ...order, if: 'friend.spent > 5' }] },
    ['/rules/0/asset'],
  ],
  [
    'stages that begin elsewhere',
    { rules: [order], lead: { stages: ['qualified', 'won'] } },
    ['/lead/stages'],
  ],
])('%s', (_, document, pointers) => {
  expect(pointersOf(document)).toEqual(pointers)
})
