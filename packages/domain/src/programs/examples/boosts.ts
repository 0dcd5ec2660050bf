import type { LanguageExample } from './language-example.ts'

export const boosts: LanguageExample = {
  part: 'boosts',
  title: 'Double rewards for the first two',
  says: 'In the first week of March rewards for an order are doubled, for the first two friends only; after it everything is as before.',
  document: {
    name: { en: 'A season' },
    boosts: [
      {
        id: 'double-week',
        from: '2026-03-01T00:00:00+08:00',
        to: '2026-03-08T00:00:00+08:00',
        multiplier_basis_points: 20_000,
        first: 2,
        rules: ['order'],
      },
    ],
    rules: [
      {
        id: 'order',
        when: 'order',
        give: [{ to: 'advocate', kind: 'points', value: { amount: 100, asset: 'points' } }],
      },
    ],
  },
  story: [
    { friend: 'Ben', does: 'order', amount: 1, leads_to: ['advocate: granted points 200 points'] },
    { friend: 'Cleo', does: 'order', amount: 1, leads_to: ['advocate: granted points 200 points'] },
    { friend: 'Dan', does: 'order', amount: 1, leads_to: ['advocate: granted points 100 points'] },
    {
      friend: 'Ben',
      does: 'refund',
      leads_to: ['advocate: taken_back points, conversion_refunded'],
    },
    { friend: 'Eve', does: 'order', amount: 1, leads_to: ['advocate: granted points 200 points'] },
    {
      friend: 'Cleo',
      does: 'order',
      amount: 1,
      after_days: 7,
      leads_to: ['advocate: granted points 100 points'],
    },
  ],
}
