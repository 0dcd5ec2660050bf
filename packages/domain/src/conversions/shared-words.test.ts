import { describe, expect, test } from 'vitest'
import type { ProgramDraft } from '../programs/document.ts'
import { gives, simulate } from './simulate.test-kit.ts'

type Give = ProgramDraft['rules'][number]['give'][number]
const points = (amount: number, more: Partial<Give> = {}): Give => ({
  to: 'advocate',
  kind: 'points',
  value: { amount, asset: 'points' },
  ...more,
})
const onOrder = (give: Give[], more: Omit<ProgramDraft, 'name' | 'rules'> = {}): ProgramDraft => ({
  name: { en: 'Any' },
  ...more,
  rules: [{ id: 'a', when: 'order', asset: 'CNY', give }],
})

describe('a boost', () => {
  const boost = {
    id: 'double',
    from: '2026-03-02T09:00:00Z',
    to: '2026-03-03T09:00:00Z',
    multiplier_basis_points: 20_000,
  }

  test.each([
    ['2026-03-02T08:59:59.999Z', 101, 'boost_not_begun'],
    ['2026-03-02T09:00:00.000Z', 202, null],
    ['2026-03-03T08:59:59.999Z', 202, null],
    ['2026-03-03T09:00:00.000Z', 101, 'boost_ended'],
  ])('from 9 to 9 the next day gives at %s %i, for the reason %s', (at, amount, reason) => {
    const run = simulate(onOrder([points(101)], { boosts: [boost] }), at)
    run.claim('alice', 'ben')
    const decided = run.record('ben', 'order', { amount: 1 })
    expect(gives(decided)).toMatchObject([{ result: 'granted', amount }])
    expect(decided.decision.boosts).toMatchObject([{ boost: 'double', reason }])
  })

  test('multiplies another, each rounded down', () => {
    const half = { ...boost, id: 'half-more', multiplier_basis_points: 15_000 }
    const run = simulate(onOrder([points(33)], { boosts: [half, boost] }))
    run.claim('alice', 'ben')
    expect(gives(run.record('ben', 'order', { amount: 1 }))).toMatchObject([{ amount: 98 }])
  })

  test('stays in what it was in when a part is refunded after its end', () => {
    const value = { share_basis_points: 1_000, asset: 'CNY' }
    const give: Give = { to: 'advocate', kind: 'credit', value }
    const run = simulate(onOrder([give], { boosts: [boost] }))
    run.claim('alice', 'ben')
    const { conversionId } = run.record('ben', 'order', { amount: 10_000 })
    run.wait(5)
    expect(gives(run.refund(conversionId, 5_000))).toMatchObject([
      { result: 'changed', amount: 1_000, reason: 'conversion_refunded' },
    ])
  })

  test('multiplies no perk', () => {
    const perk: Give = { to: 'friend', kind: 'perk', value: { amount: 1, asset: 'parking' } }
    const run = simulate(onOrder([perk], { boosts: [boost] }))
    run.claim('alice', 'ben')
    const decided = run.record('ben', 'order', { amount: 1 })
    expect(gives(decided)).toMatchObject([{ amount: 1 }])
    expect(decided.decision.boosts).toMatchObject([{ reason: 'boost_had_nothing' }])
  })
})

describe('instalments', () => {
  const thirds = [3_333, 3_333, 3_334].map((share_basis_points, at) => ({
    share_basis_points,
    hold_days: at * 30,
  }))
  const give: Give = {
    to: 'advocate',
    kind: 'credit',
    value: { share_basis_points: 1_000, asset: 'CNY' },
    instalments: thirds,
  }
  const limits: ProgramDraft['limits'] = [
    { per: 'advocate', count: 2, period: 'lifetime' },
    { per: 'advocate', amount: 150, asset: 'CNY', period: 'lifetime' },
  ]

  test('come to the whole, the last with what is left over, before and after a refund', () => {
    const run = simulate(onOrder([give]))
    run.claim('alice', 'ben')
    const decided = run.record('ben', 'order', { amount: 1_000 })
    const parts = (amounts: number[]) =>
      amounts.map((amount) => expect.objectContaining({ amount }))
    expect(gives(decided)).toEqual(parts([33, 33, 34]))
    expect(gives(run.refund(decided.conversionId, 500))).toEqual(parts([16, 16, 18]))
    run.refund(decided.conversionId)
    expect(run.balance('alice', 'balance', 'CNY') + run.balance('alice', 'held', 'CNY')).toBe(0)
  })

  test('count once for a limit, and are granted whole or not at all', () => {
    const run = simulate(onOrder([give], { limits }))
    const results = ['ben', 'cleo'].map((friend) => {
      run.claim('alice', friend)
      return gives(run.record(friend, 'order', { amount: 1_000 })).map(({ result }) => result)
    })
    expect(results).toEqual([Array(3).fill('granted'), Array(3).fill('declined')])
  })
})

test.each([
  [4_999, null],
  [5_000, 200],
  [9_999, 200],
  [10_000, 300],
  [40_000, 1_000],
])('bands give for %i what the last one reached says: %s', (amount, worth) => {
  const value = {
    bands: [
      { from: 5_000, amount: 200 },
      { from: 10_000, share_basis_points: 300 },
    ],
    cap: 1_000,
    asset: 'CNY',
  }
  const run = simulate(onOrder([{ to: 'advocate', kind: 'credit', value }]))
  run.claim('alice', 'ben')
  expect(gives(run.record('ben', 'order', { amount }))).toMatchObject([{ amount: worth }])
})

describe('an upline', () => {
  const share = (to: Give['to']): Give => ({
    to,
    kind: 'credit',
    value: { share_basis_points: 100, asset: 'CNY' },
  })
  const program = (levels: 2 | 3) =>
    onOrder([share('advocate'), share('upline_2'), share('upline_3')], {
      upline: { levels },
      limits: [{ per: 'advocate', count: 2, period: 'lifetime' }],
      attribution: { new_customers_only: false },
    })

  function chain(levels: 2 | 3) {
    const run = simulate(program(levels))
    const people = ['alice', 'ben', 'cleo', 'dan', 'eve']
    const paid = people.slice(1).map((friend, at) => {
      run.claim(people[at]!, friend)
      return gives(run.record(friend, 'order', { amount: 10_000 }))
        .filter(({ result }) => result === 'granted')
        .map(({ recipient, participant_id }) => `${recipient} ${participant_id}`)
    })
    return { run, paid }
  }

  test('is paid as far as the program says, and within the limits of an advocate', () => {
    expect(chain(2).paid.slice(0, 3)).toEqual([
      ['advocate par_alice'],
      ['advocate par_ben', 'upline_2 par_alice'],
      ['advocate par_cleo', 'upline_2 par_ben'],
    ])
    // Alice has had two rewards by then.
    expect(chain(3).paid[2]).toEqual(['advocate par_cleo', 'upline_2 par_ben'])
  })

  test('has no rings, however long', () => {
    const { run } = chain(3)
    run.claim('eve', 'alice')
    const { attribution } = run.record('alice', 'order', { amount: 10_000 }).decision
    expect(attribution).toMatchObject({
      result: 'none',
      claims: [{ reason: 'would_close_a_ring' }],
    })
  })
})

describe('a choice', () => {
  const program = onOrder([
    points(500, { choice: 'one', hold_days: 7 }),
    {
      to: 'advocate',
      kind: 'gift',
      value: { amount: 1, asset: 'seat' },
      stock: 1,
      choice: 'one',
      hold_days: 7,
    },
  ])

  test('is one promise, and what was chosen when its hold is over', () => {
    const run = simulate(program)
    run.claim('alice', 'ben')
    run.record('ben', 'order', { amount: 1 })
    const [reward, ...others] = run.rewards('alice')
    expect(others).toEqual([])
    expect(reward).toMatchObject({ kind: 'choice', state: 'held' })
    run.choose(reward!.id, 0)
    expect(run.rewards('alice')).toMatchObject([{ kind: 'points', amount: 500, state: 'held' }])
    run.wait(7)
    expect(run.balance('alice', 'balance', 'points')).toBe(500)
    expect(run.balance('alice', 'held', 'choice')).toBe(0)
  })

  test('of a thing that is used up stays open, and gives it back when it is taken back', () => {
    const run = simulate(program)
    const [first] = ['ben', 'cleo'].map((friend) => {
      run.claim('alice', friend)
      return run.record(friend, 'order', { amount: 1 })
    })
    const [one, other] = run.rewards('alice')
    run.choose(one!.id, 1)
    run.choose(other!.id, 1)
    expect(run.rewards('alice').map(({ kind }) => kind)).toEqual(['gift', 'choice'])
    run.refund(first!.conversionId)
    run.choose(other!.id, 1)
    expect(run.rewards('alice').map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'gift cancelled',
      'gift held',
    ])
  })

  test('waits where nobody chooses', () => {
    const run = simulate(program)
    run.claim('alice', 'ben')
    run.record('ben', 'order', { amount: 1 })
    run.wait(30)
    expect(run.rewards('alice')).toMatchObject([{ kind: 'choice', state: 'available' }])
  })
})
