import { describe, expect, test } from 'vitest'
import { type Decided, type Simulation, simulate } from '../conversions/simulate.test-kit.ts'
import type { ProgramDraft } from '../programs/document.ts'
import { explainDecision } from './explain-decision.ts'
import { findingsFor } from './findings-for.ts'

const cash: ProgramDraft['rules'] = [
  {
    id: 'cash',
    when: 'order',
    give: [{ to: 'advocate', kind: 'cash', value: { amount: 1_000, asset: 'CNY' } }],
  },
]

function program(more: Partial<ProgramDraft>): Simulation {
  return simulate({ name: { en: 'Any' }, rules: cash, ...more })
}

function order(run: Simulation, friend: string): Decided {
  run.claim('alice', friend)
  return run.record(friend, 'order', { amount: 1 })
}

function explained(run: Simulation, { facts, decision }: Decided) {
  return explainDecision(run.programs, facts, decision)
}

describe('what is nearest to a reward that', () => {
  test('the budget did not hold: what was left of it, told to the merchant alone', () => {
    const run = program({ budget: { amount: 2_500, asset: 'CNY', reserve_basis_points: 2_000 } })
    order(run, 'ben')
    order(run, 'cleo')
    const { rules } = explained(run, order(run, 'dan'))
    const nearest = { kind: 'budget_left', allowed: 2_000, used: 2_000, was: 1_000, asset: 'CNY' }
    expect(rules[0]!.gives[0]!.nearest).toEqual([nearest])
    expect(findingsFor('advocate', rules[0]!.gives[0]!.nearest)).toEqual([
      { kind: 'another_condition' },
    ])
  })

  test('a customer would have cost too much for', () => {
    const run = program({ guard: { customer_value: { amount: 1_500, asset: 'CNY' } } })
    const { rules } = explained(run, order(run, 'ben'))
    expect(rules[0]!.gives[0]!.nearest).toEqual([
      { kind: 'customer_cost', allowed: 499, used: 0, was: 1_000, asset: 'CNY' },
    ])
  })

  test('a country had no more of, by the limit of all countries', () => {
    const run = program({
      limits: [{ per: 'country', count: 9, countries: { DE: 1 }, period: 'month' }],
    })
    for (const name of ['ben', 'cleo']) {
      run.claim('alice', name)
      run.know(name, { attributes: { country: 'DE' } })
    }
    run.record('ben', 'order', { amount: 1 })
    const { rules } = explained(run, run.record('cleo', 'order', { amount: 1 }))
    expect(rules[0]!.gives[0]!.nearest).toMatchObject([
      {
        kind: 'limit_reached',
        per: 'country',
        allowed: 1,
        counts_again_at: '2026-04-01T00:00:00.000Z',
      },
    ])
  })

  test('waits in the queue: when there are places again', () => {
    const run = program({ quota: { count: 1, period: 'week' } })
    order(run, 'ben')
    const { rules } = explained(run, order(run, 'cleo'))
    expect(rules[0]!.nearest).toEqual([{ kind: 'opens_at', at: '2026-03-09T00:00:00.000Z' }])
  })
})

test.each<[string, Partial<ProgramDraft>, object]>([
  [
    'begins later',
    { schedule: { starts_at: '2026-03-05T00:00:00Z' } },
    { kind: 'opens_at', at: '2026-03-05T00:00:00.000Z' },
  ],
  [
    'has ended',
    { schedule: { ends_at: '2026-03-01T09:00:00Z' } },
    { kind: 'window_ended', ended_at: '2026-03-01T09:00:00.000Z', days_late: 1 },
  ],
])('a claim in a program that %s is told when', (_, more, nearest) => {
  const run = program(more)
  const { attribution } = explained(run, order(run, 'ben'))
  expect(attribution.claims[0]!.nearest).toMatchObject([nearest])
})
