import { chooseWinners, commitmentTo, hashOfEntries } from '@goodword/domain/draws/choose-winners'
import { describe, expect, test } from 'vitest'
import { type DrawProof, verifyDraw } from './verify-draw.ts'

const seed = 'a1'.repeat(32)
const entries = [1, 2, 3, 4, 5].map((n) => ({ entry: `lot_${n}`, holder: n, tickets: n }))
const proof: DrawProof = {
  id: 'drw_01h455vb4pex5vsknk084sn02q',
  program_id: 'prg_01h455vb4pex5vsknk084sn02q',
  draw: 'new-car',
  asset: 'car_draw',
  winners_max: 2,
  commitment: commitmentTo(seed),
  state: 'held',
  announced_at: '2026-01-01T00:00:00.000Z',
  at: '2027-12-31T04:00:00.000Z',
  held_at: '2027-12-31T04:00:00.000Z',
  seed,
  entries_hash: hashOfEntries(entries),
  entries,
  winners: chooseWinners(seed, entries, 2),
}
const noted = { commitment: proof.commitment }
const other = 'b2'.repeat(32)

describe('a draw', () => {
  test('is verified by nothing but itself and the commitment', () => {
    expect(verifyDraw(proof, noted)).toEqual({ kind: 'valid', winners: proof.winners })
    expect(proof.winners).toHaveLength(2)
  })

  test.each([
    ['held by another seed', { seed: other }, 'wrong_seed'],
    [
      'with a seed and a commitment made afterwards',
      { seed: other, commitment: commitmentTo(other) },
      'wrong_commitment',
    ],
    ['with an entry left out', { entries: entries.slice(1) }, 'wrong_entries'],
    [
      'with an entry more',
      { entries: [...entries, { entry: 'lot_6', holder: 6, tickets: 1 }] },
      'wrong_entries',
    ],
    [
      'with more tickets for one',
      { entries: entries.map((one) => ({ ...one, tickets: one.tickets + 1 })) },
      'wrong_entries',
    ],
    ['with its list in another order', { entries: entries.toReversed() }, 'wrong_entries'],
    ['with an entry twice', { entries: [...entries, entries[0]!] }, 'malformed'],
    ['with half a ticket', { entries: [{ ...entries[0]!, tickets: 0.5 }] }, 'malformed'],
    [
      'with its winners in another order',
      { winners: proof.winners!.toReversed() },
      'wrong_winners',
    ],
    [
      'with another winner',
      {
        winners: [
          { entry: 'lot_1', holder: 1 },
          { entry: 'lot_2', holder: 2 },
        ],
      },
      'wrong_winners',
    ],
    ['with a winner less', { winners_max: 1 }, 'wrong_winners'],
    ['not yet held', { seed: null, entries: null, winners: null }, 'not_held'],
  ])('%s is refused', (_, change, reason) => {
    expect(verifyDraw({ ...proof, ...change }, noted)).toEqual({ kind: 'invalid', reason })
  })

  test('is not verified without the commitment', () => {
    expect(() => verifyDraw(proof, { commitment: '' })).toThrow(TypeError)
  })
})
