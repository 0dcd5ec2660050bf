import { expect, test } from 'vitest'
import { bestMoment, type Occasion } from './best-moment.ts'

const day = 86_400_000
const now = Date.UTC(2026, 4, 20, 12)
const rule = { after: ['order', 'delivery'] as const, every_days: 30 }
const occasion = (changes: Partial<Occasion>): Occasion => ({
  now,
  order: undefined,
  deliveredAt: undefined,
  rating: undefined,
  last: undefined,
  ...changes,
})
const delivered = (days: number, rating?: number) =>
  occasion({ order: 'A1', deliveredAt: now - days * day, rating })

test.each([
  ['right after an order', occasion({ order: 'A1' }), { after: 'order', about: 'A1' }],
  ['one day after a good delivery', delivered(1, 4), { after: 'delivery', about: 'A1' }],
  ['three days after a good delivery', delivered(3, 5), { after: 'delivery', about: 'A1' }],
  [
    'when the time since the last is over',
    occasion({ order: 'A2', last: { about: 'A1', at: now - 30 * day } }),
    { after: 'order', about: 'A2' },
  ],
])('it asks %s', (_, given, moment) => {
  expect(bestMoment(given, rule)).toEqual({ kind: 'ask', ...moment })
})

test.each([
  ['nothing happened', occasion({}), 'nothing_happened'],
  ['the delivery is of today', delivered(0.99, 5), 'nothing_happened'],
  ['the delivery is long ago', delivered(3.01, 5), 'nothing_happened'],
  ['the rating is 3', delivered(2, 3), 'nothing_happened'],
  ['nobody rated it', delivered(2), 'nothing_happened'],
  [
    'it was asked about this order',
    occasion({ order: 'A1', last: { about: 'A1', at: now - 90 * day } }),
    'asked_before',
  ],
  [
    'the last time was too near',
    occasion({ order: 'A2', last: { about: 'A1', at: now - 30 * day + 1 } }),
    'too_soon',
  ],
])('it waits where %s', (_, given, reason) => {
  expect(bestMoment(given, rule)).toEqual({ kind: 'wait', reason })
})

test('a merchant may want one of the moments only', () => {
  const orders = { ...rule, after: ['order'] as const }
  const deliveries = { ...rule, after: ['delivery'] as const }
  expect(bestMoment(delivered(2, 5), orders).kind).toBe('wait')
  expect(bestMoment(occasion({ order: 'A1' }), deliveries).kind).toBe('wait')
})

test('a delivery without an order’s name is still asked about once', () => {
  const given = { ...delivered(2, 5), order: undefined }
  const asked = bestMoment(given, rule)
  expect(asked.kind).toBe('ask')
  const last = { about: asked.kind === 'ask' ? asked.about : '', at: now - 60 * day }
  expect(bestMoment({ ...given, last }, rule)).toEqual({ kind: 'wait', reason: 'asked_before' })
})
