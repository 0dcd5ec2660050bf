import type { Draw } from '../draws/draw.ts'

const hash = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'

/** A draw that is still to come, with entries of somebody who is made up. */
export const drawToCome: Draw = {
  draw: 'spring',
  asset: 'spring_draw',
  prizes: [
    {
      kind: 'cash',
      label: null,
      value: { type: 'fixed', amount: 100_000, asset: 'CNY' },
      milestone: null,
    },
  ],
  winners_max: 2,
  commitment: hash,
  state: 'announced',
  at: '2026-06-30T12:00:00.000Z',
  entries: 3,
  outcome: null,
}

/** The same one, held: their entries were not among those that were drawn. */
export const drawLost: Draw = {
  ...drawToCome,
  draw: 'winter',
  state: 'held',
  at: '2026-03-31T12:00:00.000Z',
  outcome: {
    held_at: '2026-03-31T12:00:00.000Z',
    seed: hash,
    entries_hash: hash,
    entries: 1240,
    holder: 17,
    is_won: false,
    why: null,
  },
}

/** And one of theirs was. */
export const drawWon: Draw = {
  ...drawLost,
  outcome: drawLost.outcome && { ...drawLost.outcome, is_won: true },
}
