import { expect, test } from 'vitest'
import type { GuardFacts } from '../conversions/conversion-facts.ts'
import { checkDocument } from '../programs/check-document.ts'
import { compileProgram } from '../programs/compile-program.ts'
import { appealMayBecome, appealTransitions } from './appeal-states.ts'
import { type AppealFacts, decideAppeal, type Owed } from './decide-appeal.ts'
import { outcomeOfGrants } from './outcome-of-grants.ts'

const ada = { id: 'key_1', name: 'Ada' }
const bo = { id: 'key_2', name: 'Bo' }
const owed: Owed = {
  program_version: 1,
  rule: 'cash',
  give_index: 0,
  recipient: 'advocate',
  cause: 'cnv_1',
  instalment: 1,
  kind: 'cash',
  amount: 1_000,
  asset: 'CNY',
  boosts: [],
  choice: null,
  referral_id: null,
  conversion_id: null,
  hold_until: '2026-03-09T00:00:00.000Z',
  attempts: 0,
  stands: false,
}
const facts = (change: Partial<AppealFacts>): AppealFacts => ({
  now: '2026-03-09T00:00:00.000Z',
  appeal_id: 'apl_1',
  participant_id: 'par_1',
  about: 'rewards',
  outcome: 'upheld',
  by: ada,
  limits: [],
  proposed_by: null,
  owed: [owed],
  ...change,
})

test('an appeal is decided once', () => {
  expect(appealMayBecome('open', 'upheld')).toBe(true)
  expect(appealMayBecome('open', 'rejected')).toBe(true)
  for (const to of ['upheld', 'rejected'] as const) {
    for (const from of ['upheld', 'rejected'] as const) {
      expect(appealMayBecome(from, to)).toBe(false)
    }
  }
  expect(Object.keys(appealTransitions)).toEqual(['open', 'upheld', 'rejected'])
})

test('upheld, what is owed and does not stand is given; rejected, nothing', () => {
  const stands = { ...owed, instalment: 2, stands: true }
  const unknown = { ...owed, instalment: 3, amount: null }
  const all = [owed, stands, unknown]
  expect(decideAppeal(facts({ owed: all }))).toMatchObject({ result: 'upheld', rewards: [owed] })
  expect(decideAppeal(facts({ owed: all, outcome: 'rejected' }))).toEqual({
    result: 'rejected',
    reason: null,
    rewards: [],
  })
})

const limits = [{ amount: 999, asset: 'CNY' }]
test.each([
  ['one person', ada, null, 'proposed'],
  ['the same person again', ada, ada, 'proposed'],
  ['the same person by another key', { id: 'key_9', name: 'Ada' }, ada, 'proposed'],
  ['another person', bo, ada, 'upheld'],
  ['the deadline', null, null, 'proposed'],
  ['the deadline after one person', null, ada, 'proposed'],
] as const)('above the limit, upheld by %s: %s after %s is %s', (_, by, proposed_by, result) => {
  const decision = decideAppeal(facts({ limits, by, proposed_by }))
  expect(decision.result).toBe(result)
  expect(decision.rewards).toHaveLength(result === 'upheld' ? 1 : 0)
})

test('the limit itself is not above it, nor is another asset', () => {
  for (const limit of [
    { amount: 1_000, asset: 'CNY' },
    { amount: 1, asset: 'USD' },
  ]) {
    expect(decideAppeal(facts({ limits: [limit] })).result).toBe('upheld')
  }
})

/** What a grant comes to for its program, where so much of its budget and of what customers may cost is used. */
function outcomeAt(used: { budget?: number; cost?: number }, guards: GuardFacts = {}) {
  const checked = checkDocument({
    name: { en: 'Cash' },
    rules: [
      {
        id: 'cash',
        when: 'order',
        give: [{ to: 'advocate', kind: 'cash', value: { amount: 1_000, asset: 'CNY' } }],
      },
    ],
    budget: { amount: 4_000, asset: 'CNY', when_spent: 'pause' },
    guard: { customer_value: { amount: 3_000, asset: 'CNY' }, cost_share_max_basis_points: 5_000 },
  })
  if (checked.kind === 'faults') throw new Error(JSON.stringify(checked.faults))
  const programs = new Map([[1, compileProgram(checked.document, 1)]])
  const program_uses = {
    'budget/CNY|lifetime': used.budget ?? 0,
    'guard/customers|lifetime': 1,
    'guard/cost/CNY|lifetime': used.cost ?? 0,
  }
  const winners = { par_1: { attributes: {}, uses: {} } } as const
  const known = facts({ bounds: { live_version: 1, winners, program_uses, guards } })
  return outcomeOfGrants(programs, known, decideAppeal(known, programs))
}

test.each<[string, Parameters<typeof outcomeAt>, ReturnType<typeof outcomeAt>]>([
  ['nothing below a threshold', [{ budget: 2_199 }], undefined],
  [
    'the threshold that it reaches',
    [{ budget: 2_200 }],
    {
      thresholds: [{ name: 'budget/CNY/4000/8000', basis_points: 8_000, at: 3_200 }],
      budget_used: 3_200,
    },
  ],
  ['none that was told of', [{ budget: 2_200 }, { told: ['budget/CNY/4000/8000'] }], undefined],
  ['no pause where it goes beyond the budget', [{ budget: 3_100 }], undefined],
  ['that customers cost too much by now', [{ cost: 501 }], { is_over_cost: true }],
  ['that once', [{ cost: 501 }, { is_over_cost: true }], undefined],
  ['that it fits again', [{ cost: 500 }, { is_over_cost: true }], { is_over_cost: false }],
])('a grant tells its program %s', (_, given, outcome) => {
  expect(outcomeAt(...given)).toEqual(outcome)
})

test('what is given costs what customers may cost, also beyond it, which the receipt says', () => {
  const checked = checkDocument({
    name: { en: 'Cash' },
    rules: [
      {
        id: 'cash',
        when: 'order',
        give: [{ to: 'advocate', kind: 'cash', value: { amount: 1_000, asset: 'CNY' } }],
      },
    ],
    guard: { customer_value: { amount: 3_000, asset: 'CNY' }, cost_share_max_basis_points: 5_000 },
  })
  if (checked.kind === 'faults') throw new Error(JSON.stringify(checked.faults))
  const programs = new Map([[1, compileProgram(checked.document, 1)]])
  const decide = (cost: number) => {
    const program_uses = { 'guard/customers|lifetime': 1, 'guard/cost/CNY|lifetime': cost }
    const winners = { par_1: { attributes: {}, uses: {} } } as const
    return decideAppeal(facts({ bounds: { live_version: 1, winners, program_uses } }), programs)
  }
  const meters = [{ meter: 'guard/cost/CNY', period: 'lifetime', used: 1_000, of: 'program' }]
  expect(decide(500)).toEqual({ result: 'upheld', reason: null, rewards: [{ ...owed, meters }] })
  expect(decide(501)).toMatchObject({
    rewards: [{ ...owed, meters }],
    overrides: [{ rule: 'cash', reason: 'cost_guard', limit: { allowed: 1_500, used: 501 } }],
  })
})
