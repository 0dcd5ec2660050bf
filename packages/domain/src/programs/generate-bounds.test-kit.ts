import fc from 'fast-check'
import type { ProgramDraft } from './document.ts'
import { counted, side } from './generate-words.test-kit.ts'

export type LimitDraft = NonNullable<ProgramDraft['limits']>[number]

const limitBasics = {
  per: fc.oneof(
    { weight: 2, arbitrary: side },
    fc.constantFrom('program' as const, 'country' as const),
  ),
  period: fc.oneof(
    fc.constantFrom(
      'day' as const,
      'week' as const,
      'month' as const,
      'year' as const,
      'lifetime' as const,
    ),
    fc.record({ rolling_days: fc.constantFrom(1, 3, 30) }),
  ),
  time_zone: fc.constantFrom('UTC', 'Asia/Shanghai', 'America/New_York'),
  rules: fc.constantFrom<string[]>(['a'], ['a', 'b']),
  for: fc.constantFrom('staff', 'gold', 'many', 'known'),
}

/** What bounds a program as a whole. */
export const bounds = fc.record(
  {
    budget: fc.record({
      amount: fc.constantFrom(2_000, 6_000),
      asset: fc.constant('CNY'),
      reserve_basis_points: fc.constantFrom(0, 2_500),
      thresholds_basis_points: fc.constant<number[]>([2_500, 9_000]),
      when_spent: fc.constantFrom('decline' as const, 'decline' as const, 'pause' as const),
    }),
    quota: fc.record({
      count: fc.integer({ min: 1, max: 3 }),
      period: fc.constantFrom('day' as const, 'week' as const),
      then: fc.constantFrom('queue' as const, 'queue' as const, 'refuse' as const),
      order: fc.constantFrom('arrival' as const, 'score' as const),
    }),
    guard: fc.record({
      customer_value: fc.record({
        amount: fc.constantFrom(1_000, 20_000),
        asset: fc.constant('CNY'),
      }),
    }),
  },
  { requiredKeys: [] },
)

export const limits: fc.Arbitrary<LimitDraft> = fc.oneof(
  fc.record(
    { ...limitBasics, count: fc.integer({ min: 1, max: 4 }) },
    { requiredKeys: ['per', 'period', 'time_zone', 'count'] },
  ),
  fc.record(
    {
      ...limitBasics,
      amount: fc.constantFrom(999, 1_500, 4_000),
      asset: fc.constantFrom('CNY', 'points'),
    },
    { requiredKeys: ['per', 'period', 'time_zone', 'amount', 'asset'] },
  ),
)

const prize = fc.record({
  to: fc.constant('advocate' as const),
  kind: fc.constantFrom('points' as const, 'credit' as const),
  amount: fc.constantFrom(50, 900, 2_500),
  hold_days: fc.constantFrom(0, 0, 1),
})

/** For the first, and for the two after them. */
const prizes = fc.tuple(prize, prize).map((both) =>
  both.map(({ amount, ...one }, at) => {
    const value = { amount, asset: one.kind === 'points' ? 'points' : 'CNY' }
    return { from: at + 1, to: 2 * at + 1, give: [{ ...one, value }] }
  }),
)

/** With prizes or without, counting friends or what they spend. */
export const boards = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      id: fc.constant('board'),
      counting: fc.constant('approved_referrals' as const),
      period: fc.constantFrom('day' as const, 'week' as const),
      time_zone: fc.constantFrom('UTC', 'Asia/Shanghai'),
      prizes,
    }),
  },
  fc.record({
    id: fc.constant('board'),
    counting: fc.constant('approved_referrals' as const),
    ...counted,
  }),
  fc.record({
    id: fc.constant('board'),
    counting: fc.constant('friends_spending' as const),
    asset: fc.constant('CNY'),
    ...counted,
  }),
)
