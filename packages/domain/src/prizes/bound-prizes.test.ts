import { expect, test } from 'vitest'
import { checkDocument } from '../programs/check-document.ts'
import { compileProgram } from '../programs/compile-program.ts'
import { boundPrizes, type PrizeBounds } from './bound-prizes.ts'
import { prizesFor } from './grant-prizes.ts'
import type { Standing } from './of-group.ts'

const NOW = '2026-05-01T00:00:00.000Z'
const give = [
  { to: 'advocate' as const, kind: 'points' as const, value: { amount: 50, asset: 'points' } },
]
const growth = { ...give[0]!, value: { amount: 1, asset: 'growth' } }

/** One prize each, first to alice and then to ben, in a program that allows one to those of a segment. */
function prizesIn(
  condition: string,
  alice: Partial<Standing>,
  attributes: Record<string, unknown> = {},
  hasAsked = true,
) {
  const checked = checkDocument({
    name: { en: 'Prizes' },
    tiers: [
      { id: 'silver', from: 0 },
      { id: 'gold', from: 100 },
    ],
    rules: [{ id: 'order', when: 'order', give: [...give, growth] }],
    segments: [{ id: 'those', if: condition }],
    limits: [{ per: 'advocate', amount: 40, asset: 'points', period: 'year', for: 'those' }],
  })
  if (checked.kind === 'faults') throw new Error(JSON.stringify(checked.faults))
  const program = compileProgram(checked.document, 1)
  const nobody = { locale: null, attributed: 0, converted: 0, approved: 0, enrolled_at: NOW }
  const winner = (attributes: Record<string, unknown>, known: Partial<Standing>) => ({
    attributes,
    uses: {},
    ...(hasAsked && { known: { ...nobody, ...known } }),
  })
  const bounds: PrizeBounds = {
    live_version: 1,
    winners: { par_alice: winner(attributes, alice), par_ben: winner({ region: 'US' }, {}) },
    ...(hasAsked && { program: { id: 'prg_1', attributed: 7, approved: 3 } }),
  }
  const gives = give.map((one) => ({ ...one, hold_days: 0 }))
  const won = prizesFor(['par_alice', 'par_ben'], gives, NOW)
  return boundPrizes({ program, live: program }, bounds, 'month', NOW, won).prizes.map(
    ({ refused }) => refused?.reason ?? 'given',
  )
}

test.each<[string, string, Partial<Standing>, Record<string, unknown>]>([
  ['tier, as reported', 'advocate.tier == "gold"', {}, { tier: 'gold' }],
  ['tier, as earned', 'advocate.tier == "gold"', { growth: 100 }, {}],
  ['region', 'advocate.region == "EU"', {}, { region: 'EU' }],
  ['lifecycle', 'advocate.lifecycle == "churned"', {}, { lifecycle: 'churned' }],
  ['language', 'advocate.language == "zh"', { locale: 'zh' }, {}],
  ['staff', 'advocate.is_staff', {}, { is_staff: true }],
  ['count', 'advocate.referrals_approved > 2', { approved: 3 }, {}],
  ['time', 'advocate.days_since_enrolled >= 30', { enrolled_at: '2026-04-01T00:00:00.000Z' }, {}],
  ['what is not known of them', '!has(advocate.region)', {}, {}],
  ['attribute', 'advocate.attributes.plan == "pro"', {}, { plan: 'pro' }],
])('a limit for a segment by %s holds the prizes of those in it, and nobody else’s', (...row) => {
  const [, condition, alice, attributes] = row
  expect(prizesIn(condition, alice, attributes)).toEqual(['limit_reached', 'given'])
  // What was decided before segments were asked is decided again as it was.
  expect(prizesIn(condition, alice, attributes, false)).toEqual(['given', 'given'])
})

test('a segment may ask of the program, and one that asks of a friend has nobody who wins', () => {
  expect(prizesIn('program.referrals_approved == 3', {})).toEqual([
    'limit_reached',
    'limit_reached',
  ])
  const byFriend = 'friend.tier == "gold"'
  expect(prizesIn(byFriend, {}, { tier: 'gold' })).toEqual(['given', 'given'])
  const byEither = 'friend.tier == "gold" || advocate.tier == "gold"'
  expect(prizesIn(byEither, {}, { tier: 'gold' })).toEqual(['limit_reached', 'given'])
})
