import { expect, test } from 'vitest'
import { checkDocument } from './check-document.ts'
import { boardTop3 } from './templates/board-top3.ts'
import { carOwnerLadder } from './templates/car-owner-ladder.ts'

const [car] = carOwnerLadder.draws!
const [month] = boardTop3.boards!
const withDraw = (change: object) => ({ ...carOwnerLadder, draws: [{ ...car, ...change }] })
const withBoard = (change: object) => ({ ...boardTop3, boards: [{ ...month, ...change }] })
const [gift] = car!.give

test.each([
  ['no rule, no board and no draw', { ...boardTop3, boards: [] }, '/rules'],
  ['entries that no rule gives', withDraw({ entries: 'tombola' }), '/draws/0/entries'],
  ['entries that are points', withDraw({ entries: 'charging_km' }), '/draws/0/entries'],
  ['the name of a rule', withDraw({ id: 'draw-ticket' }), '/draws/0/id'],
  ['a moment that is none', withDraw({ at: '2027-13-01T00:00:00Z' }), '/draws/0/at'],
  ['nothing to win', withDraw({ give: [] }), '/draws/0/give'],
  ['a prize for the friend', withDraw({ give: [{ ...gift, to: 'friend' }] }), '/draws/0/give/0/to'],
  [
    'a share as a prize',
    withDraw({ give: [{ ...gift, value: { share_basis_points: 1, asset: 'CNY' } }] }),
    '/draws/0/give/0/value',
  ],
  [
    'two draws with the same entries',
    { ...carOwnerLadder, draws: [car, { ...car, id: 'other' }] },
    '/draws/1/entries',
  ],
  ['prizes of a lifetime', withBoard({ period: 'lifetime' }), '/boards/0/prizes'],
  [
    'ranks that overlap',
    withBoard({ prizes: [...month!.prizes!, { ...month!.prizes![0], from: 2 }] }),
    '/boards/0/prizes',
  ],
  [
    'ranks the wrong way',
    withBoard({ prizes: [{ ...month!.prizes![0], from: 4 }] }),
    '/boards/0/prizes/0/to',
  ],
])('%s is not published', (_, document, pointer) => {
  const checked = checkDocument(document)
  if (checked.kind === 'ok') throw new Error('it was published')
  const places = checked.faults.map((one) => one.pointer)
  expect(
    places.some((place) => place.startsWith(pointer)),
    places.join(' '),
  ).toBe(true)
})
