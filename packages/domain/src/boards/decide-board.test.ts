import { expect, test } from 'vitest'
import { checkDocument } from '../programs/check-document.ts'
import { compileProgram } from '../programs/compile-program.ts'
import { boardTop3 } from '../programs/templates/board-top3.ts'
import { type BoardFacts, boardGives, decideBoard } from './decide-board.ts'

const checked = checkDocument(boardTop3)
if (checked.kind === 'faults') throw new Error(JSON.stringify(checked.faults))
const [board] = checked.document.boards!
const bounding = { program: compileProgram(checked.document, 1), live: undefined }

const facts = (...amounts: number[]): BoardFacts => ({
  now: '2026-03-31T16:00:00.000Z',
  program_id: 'prg_1',
  program_version: 1,
  board: 'month',
  period: 'month:2026-03@Asia/Shanghai',
  places: amounts.map((amount, at) => ({ participant_id: `par_${at}` as const, amount })),
})
const won = (...amounts: number[]) =>
  decideBoard(board!, facts(...amounts), bounding).prizes.map(
    ({ participant_id }) => participant_id,
  )

test.each([
  ['the first three ranks', [9, 8, 7, 6], ['par_0', 'par_1', 'par_2']],
  ['all who share the third', [9, 8, 7, 7, 6], ['par_0', 'par_1', 'par_2', 'par_3']],
  ['nobody behind two who share the second', [9, 8, 8, 7], ['par_0', 'par_1', 'par_2']],
  ['all who share the first', [9, 9, 9, 9, 1], ['par_0', 'par_1', 'par_2', 'par_3']],
  ['fewer than there are prizes for', [9], ['par_0']],
  ['nobody of nobody', [], []],
])('a prize for three ranks goes to %s', (_, amounts, winners) => {
  expect(won(...amounts)).toEqual(winners)
})

test('each prize is one of its own, and names its place among all gifts of the board', () => {
  const [prize] = board!.prizes!
  const two = {
    ...board!,
    prizes: [
      { ...prize!, to: 1 },
      { ...prize!, from: 2 },
    ],
  }
  const { prizes, ranks } = decideBoard(two, facts(3, 2, 2), bounding)
  expect(prizes.map(({ give_index }) => give_index)).toEqual([0, 1, 1])
  expect(ranks.map(({ rank }) => rank)).toEqual([1, 2, 2])
  expect(boardGives(two)).toHaveLength(2)
})

test('prizes count towards limits and the budget; what does not fit is refused, and the next that fits is given', () => {
  const { prizes: _, ...plain } = board!
  const give = (amount: number) => [
    { to: 'advocate' as const, kind: 'points' as const, value: { amount, asset: 'points' } },
  ]
  const bounded = checkDocument({
    ...boardTop3,
    boards: [
      {
        ...plain,
        prizes: [
          { from: 1, to: 1, give: give(600) },
          { from: 2, to: 2, give: give(500) },
          { from: 3, to: 3, give: give(300) },
        ],
      },
    ],
    limits: [{ per: 'advocate', count: 2, period: 'month' }],
    budget: {
      amount: 1_000,
      asset: 'points',
      thresholds_basis_points: [9_000],
      when_spent: 'pause',
    },
  })
  if (bounded.kind === 'faults') throw new Error(JSON.stringify(bounded.faults))
  const program = compileProgram(bounded.document, 1)
  const [budgeted] = bounded.document.boards!
  const given = facts(9, 8, 7)
  const person = (uses: Record<string, number> = {}) => ({ attributes: {}, uses })
  const { meter } = program.limits[0]!
  const decide = (winners: Parameters<typeof person>[0][]) =>
    decideBoard(
      budgeted!,
      {
        ...given,
        bounds: {
          live_version: 1,
          winners: Object.fromEntries(winners.map((uses, at) => [`par_${at}`, person(uses)])),
          program_uses: { 'budget/points|lifetime': 50 },
        },
      },
      { program, live: program },
    )
  const open = decide([{}, {}, {}])
  expect(open.prizes.map(({ refused }) => refused?.reason ?? null)).toEqual([
    null,
    'budget_spent',
    null,
  ])
  expect(open.prizes[1]!.refused!.limit).toMatchObject({ allowed: 1_000, used: 650 })
  expect(open.program).toMatchObject({
    thresholds: [{ basis_points: 9_000 }],
    budget_used: 950,
    pauses: 'budget_spent',
  })

  const often = decide([{ [`${meter}|2026-03`]: 2 }, {}, {}])
  expect(often.prizes.map(({ refused }) => refused?.reason ?? null)).toEqual([
    'limit_reached',
    null,
    null,
  ])
  expect(often.prizes[1]!.meters).toHaveLength(2)
})

test('prizes cost what customers may cost: what is beyond rests, and it is told of', () => {
  const give = (amount: number) => [
    { to: 'advocate' as const, kind: 'cash' as const, value: { amount, asset: 'CNY' } },
  ]
  const { prizes: _, ...plain } = board!
  const guarded = checkDocument({
    ...boardTop3,
    boards: [
      {
        ...plain,
        prizes: [
          { from: 1, to: 1, give: give(600) },
          { from: 2, to: 2, give: give(500) },
          { from: 3, to: 3, give: give(300) },
        ],
      },
    ],
    guard: { customer_value: { amount: 1_000, asset: 'CNY' }, cost_share_max_basis_points: 5_000 },
  })
  if (guarded.kind === 'faults') throw new Error(JSON.stringify(guarded.faults))
  const program = compileProgram(guarded.document, 1)
  const decide = (customers: number, cost: number) => {
    const winners = Object.fromEntries(
      [0, 1, 2].map((at) => [`par_${at}`, { attributes: {}, uses: {} }]),
    )
    const program_uses = { 'guard/customers|lifetime': customers, 'guard/cost/CNY|lifetime': cost }
    const bounds = { live_version: 1, winners, program_uses }
    const [only] = guarded.document.boards!
    return decideBoard(only!, { ...facts(9, 8, 7), bounds }, { program, live: program })
  }
  // Three customers may cost 1500, and 600 they have cost.
  const { prizes, program: whole } = decide(3, 600)
  expect(prizes.map(({ refused, meters }) => refused?.reason ?? meters)).toEqual([
    [{ meter: 'guard/cost/CNY', period: 'lifetime', used: 600, of: 'program' }],
    'cost_guard',
    [{ meter: 'guard/cost/CNY', period: 'lifetime', used: 300, of: 'program' }],
  ])
  expect(prizes[1]!.refused!.limit).toMatchObject({ allowed: 1_500, used: 1_200 })
  expect(whole).toEqual({ is_over_cost: true })
  expect(decide(4, 600)).not.toHaveProperty('program')
})
