import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gives, simulate } from '../conversions/simulate.test-kit.ts'
import type { ProgramDraft } from '../programs/document.ts'
import { chooseLots } from './choose-lots.ts'
import { type Lot, lotDueAt } from './lot.ts'

const points: ProgramDraft = {
  name: { en: 'Points' },
  rules: [
    {
      id: 'points',
      when: 'order',
      give: [
        {
          to: 'advocate',
          kind: 'points',
          value: { amount: 100, asset: 'points' },
          valid_days: 365,
        },
      ],
    },
  ],
}

const lot = (n: number, given: Partial<Lot> = {}): Lot => ({
  id: `lot_${n}`,
  participant_id: 'par_1',
  program_id: 'prg_1',
  reward_id: `rwd_${n}`,
  asset: 'points',
  amount: 100,
  remaining: 100,
  obtained_at: '2026-03-01T00:00:00.000Z',
  expires_at: null,
  noticed_at: null,
  due_at: null,
  ...given,
})
const now = '2026-03-02T00:00:00.000Z'
const soon = '2026-04-01T00:00:00.000Z'
const later = '2027-01-01T00:00:00.000Z'

test('what runs out first is spent first, what came first of the same, and what never runs out last', () => {
  const lots = [
    lot(1),
    lot(2, { expires_at: later }),
    lot(3, { expires_at: soon, obtained_at: '2026-02-01T00:00:00.000Z' }),
    lot(4, { expires_at: soon, obtained_at: '2026-01-01T00:00:00.000Z' }),
  ]
  const choice = chooseLots(lots, 350, now)
  expect(choice).toMatchObject({
    kind: 'enough',
    parts: [
      { lot: { id: 'lot_4' }, amount: 100 },
      { lot: { id: 'lot_3' }, amount: 100 },
      { lot: { id: 'lot_2' }, amount: 100 },
      { lot: { id: 'lot_1' }, amount: 50 },
    ],
  })
})

test('a lot that has run out is nothing, also where nobody has come by to say so', () => {
  const lots = [lot(1, { expires_at: now }), lot(2, { remaining: 40 })]
  expect(chooseLots(lots, 41, now)).toEqual({ kind: 'short', held: 40 })
})

test.each([
  ['30 days before it runs out', { expires_at: later }, '2026-12-02T00:00:00.000Z'],
  ['at once where it runs out sooner', { expires_at: '2026-03-05T00:00:00.000Z' }, undefined],
  ['when it runs out, once told', { expires_at: later, noticed_at: now }, later],
  ['never where it does not run out', {}, null],
  ['never where it is empty', { expires_at: later, remaining: 0 }, null],
])('a lot is looked at %s', (_, given, expected) => {
  const made = lot(1, given)
  expect(lotDueAt(made)).toBe(expected === undefined ? made.obtained_at : expected)
})

test('points come as a lot, are told of 30 days before they run out, and run out at their instant', () => {
  const program = simulate(points)
  program.claim('a', 'f')
  program.record('f', 'order', { amount: 9900 })
  const [made] = program.lots('a', 'points')
  program.wait(334)
  expect(program.store.events.filter(({ type }) => type === 'balance.expiring')).toEqual([])
  program.wait(1)
  expect(program.store.events.filter(({ type }) => type === 'balance.expiring')).toMatchObject([
    { subject_id: 'par_a', data: { amount: 100, expires_at: made!.expires_at } },
  ])
  program.wait(40)
  expect(program.store.events.filter(({ type }) => type === 'reward.expired')).toMatchObject([
    { subject_id: made!.reward_id, occurred_at: made!.expires_at, data: { amount: 100 } },
  ])
  expect(program.balance('a', 'balance', 'points')).toBe(0)
  expect(program.rewards('a')).toMatchObject([{ state: 'issued' }])
})

test('of points that were partly spent, a refund takes back what is left; the rest stands as not recoverable', () => {
  const program = simulate(points)
  program.claim('a', 'f')
  const { conversionId } = program.record('f', 'order', { amount: 9900 })
  expect(program.spend('a', 'points', 80)).toBe(true)
  expect(program.spend('a', 'points', 21)).toBe(false)

  expect(gives(program.refund(conversionId))).toMatchObject([
    { result: 'changed', reason: 'not_recoverable', amount: 80, not_recoverable: 80 },
  ])
  expect(program.balance('a', 'balance', 'points')).toBe(0)
  expect(program.rewards('a')).toMatchObject([
    { state: 'issued', amount: 80, reason: 'not_recoverable' },
  ])
  expect(program.lots('a', 'points')).toMatchObject([{ amount: 80, remaining: 0 }])
})

test('of points that are spent whole nothing is taken back, and they are not earned twice', () => {
  const program = simulate(points)
  program.claim('a', 'f')
  program.record('f', 'order', { amount: 9900 })
  program.give('a', 'f', 'points', 100)
  const denied = program.review('f', 'denied').flatMap(gives)
  expect(denied).toMatchObject([
    { result: 'kept', reason: 'not_recoverable', not_recoverable: 100 },
  ])
  expect(program.balance('f', 'balance', 'points')).toBe(100)
  expect(program.review('f', 'approved').flatMap(gives)).toMatchObject([{ result: 'kept' }])
  expect(program.rewards('a')).toHaveLength(1)
})

describe('where a balance may fall below zero', () => {
  const owing: ProgramDraft = { ...points, negative_balance: 'allowed' }

  test('what was spent is taken back all the same, and filled by what comes in', () => {
    const program = simulate(owing)
    program.claim('a', 'f')
    const { conversionId } = program.record('f', 'order', { amount: 9900 })
    expect(program.spend('a', 'points', 80)).toBe(true)
    const decided = program.refund(conversionId)
    expect(gives(decided)).toMatchObject([
      { result: 'taken_back', reason: 'conversion_refunded', amount: 0, owed: 80 },
    ])
    expect(program.rewards('a')).toMatchObject([{ state: 'reversed' }])
    expect(program.balance('a', 'debt', 'points')).toBe(-80)

    program.claim('a', 'g')
    const next = program.record('g', 'order', { amount: 9900 })
    expect(program.balance('a', 'debt', 'points')).toBe(0)
    expect(program.balance('a', 'balance', 'points')).toBe(20)
    expect(program.spend('a', 'points', 21)).toBe(false)
    // What paid the debt has left the balance as well, and is owed again.
    program.refund(next.conversionId)
    expect(program.balance('a', 'debt', 'points')).toBe(-80)
    expect(program.balance('a', 'balance', 'points')).toBe(0)
  })

  test('what is there pays first: before it is spent, and before it runs out', () => {
    const program = simulate(owing)
    program.claim('a', 'f')
    const { conversionId } = program.record('f', 'order', { amount: 9900 })
    program.spend('a', 'points', 100)
    program.claim('a', 'g')
    program.record('g', 'order', { amount: 9900 })
    program.refund(conversionId)
    expect(program.spend('a', 'points', 1)).toBe(false)
    expect(program.balance('a', 'debt', 'points')).toBe(0)

    const late = simulate(owing)
    late.claim('a', 'f')
    const first = late.record('f', 'order', { amount: 9900 })
    late.spend('a', 'points', 30)
    late.claim('a', 'g')
    late.record('g', 'order', { amount: 9900 })
    late.refund(first.conversionId)
    late.wait(400)
    expect(late.balance('a', 'debt', 'points')).toBe(0)
    expect(late.store.events.filter(({ type }) => type === 'reward.expired')).toMatchObject([
      { data: { amount: 70 } },
    ])
  })

  test('what has run out is owed by nobody', () => {
    const program = simulate(owing)
    program.claim('a', 'f')
    const { conversionId } = program.record('f', 'order', { amount: 9900 })
    program.wait(400)
    expect(gives(program.refund(conversionId))).toMatchObject([{ result: 'kept' }])
    expect(program.balance('a', 'debt', 'points')).toBe(0)
  })
})

type Step =
  | { readonly kind: 'order' | 'refund' | 'deny' | 'approve'; readonly friend: number }
  | { readonly kind: 'spend'; readonly amount: number; readonly who: number }
  | { readonly kind: 'give'; readonly amount: number; readonly who: number }
  | { readonly kind: 'wait'; readonly days: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('order', 'refund', 'deny', 'approve'),
    friend: fc.integer({ min: 0, max: 4 }),
  }),
  fc.record({
    kind: fc.constantFrom('spend', 'give'),
    amount: fc.integer({ min: 1, max: 250 }),
    who: fc.integer({ min: 0, max: 4 }),
  }),
  fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 0, max: 200 }) }),
)

test('whatever is earned, spent, given, taken back and runs out: lots add up to balances, and nobody owes', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const program = simulate(points)
      const orders = new Map<number, `cnv_${string}`>()
      for (let n = 0; n < 5; n++) program.claim('a', `f${n}`)
      for (const one of steps) {
        const before = new Map(program.store.lots)
        if (one.kind === 'wait') program.wait(one.days)
        else if (one.kind === 'spend')
          program.spend(one.who === 0 ? 'a' : `f${one.who}`, 'points', one.amount)
        else if (one.kind === 'give') {
          const friend = `f${one.who}`
          if (one.amount % 2 === 0) program.give('a', friend, 'points', one.amount)
          else program.give(friend, 'a', 'points', one.amount)
        } else if (one.kind === 'order') {
          const { conversionId } = program.record(`f${one.friend}`, 'order', { amount: 5000 })
          orders.set(one.friend, conversionId)
        } else if (one.kind === 'refund') {
          const id = orders.get(one.friend)
          if (id !== undefined) program.refund(id)
        } else if (program.referral(`f${one.friend}`)) {
          program.review(`f${one.friend}`, one.kind === 'deny' ? 'denied' : 'approved')
        }
        if (one.kind === 'spend' || one.kind === 'give') expectOldestFirst(before, program)
        expectLaws(program)
      }
    }),
    { numRuns: 300 },
  )
})

/** Whoever spends has nothing left that runs out before what was taken. */
function expectOldestFirst(
  before: ReadonlyMap<string, Lot>,
  { store }: ReturnType<typeof simulate>,
) {
  const drawn = [...store.lots.values()].filter(
    ({ id, remaining }) => remaining < (before.get(id)?.remaining ?? 0),
  )
  for (const taken of drawn) {
    const sooner = [...store.lots.values()].filter(
      (other) =>
        before.has(other.id) &&
        other.participant_id === taken.participant_id &&
        other.expires_at! < taken.expires_at!,
    )
    expect(sooner.filter(({ remaining }) => remaining > 0)).toEqual([])
  }
}

function expectLaws(program: ReturnType<typeof simulate>): void {
  const { store } = program
  const held = new Map<string, number>()
  for (const { participant_id, asset, remaining, amount } of store.lots.values()) {
    expect(remaining).toBeGreaterThanOrEqual(0)
    expect(remaining).toBeLessThanOrEqual(amount)
    const key = `${participant_id}|balance|${asset}`
    held.set(key, (held.get(key) ?? 0) + remaining)
  }
  for (const [key, amount] of store.balances) {
    if (key.includes('|balance|')) expect(amount).toBe(held.get(key) ?? 0)
  }
  for (const reward of store.rewards.values()) {
    if (reward.state !== 'issued') continue
    expect(store.lots.get(`lot_${reward.id.slice(4)}`)?.amount).toBe(reward.amount)
  }
  const sums = [...store.balances.values()].reduce((sum, amount) => sum + amount, 0)
  expect(sums).toBe(0)
}
