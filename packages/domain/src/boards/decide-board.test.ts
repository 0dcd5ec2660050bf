import { expect, test } from 'vitest'
import { checkDocument } from '../programs/check-document.ts'
import { boardTop3 } from '../programs/templates/board-top3.ts'
import { type BoardFacts, boardGives, decideBoard } from './decide-board.ts'

const checked = checkDocument(boardTop3)
if (checked.kind === 'faults') throw new Error(JSON.stringify(checked.faults))
const [board] = checked.document.boards!

const facts = (...amounts: number[]): BoardFacts => ({
  now: '2026-03-31T16:00:00.000Z',
  program_id: 'prg_1',
  program_version: 1,
  board: 'month',
  period: 'month:2026-03@Asia/Shanghai',
  places: amounts.map((amount, at) => ({ participant_id: `par_${at}` as const, amount })),
})
const won = (...amounts: number[]) =>
  decideBoard(board!, facts(...amounts)).prizes.map(({ participant_id }) => participant_id)

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
  const { prizes, ranks } = decideBoard(two, facts(3, 2, 2))
  expect(prizes.map(({ give_index }) => give_index)).toEqual([0, 1, 1])
  expect(ranks.map(({ rank }) => rank)).toEqual([1, 2, 2])
  expect(boardGives(two)).toHaveLength(2)
})
