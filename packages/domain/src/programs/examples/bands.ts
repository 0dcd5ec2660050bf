import type { LanguageExample } from './language-example.ts'

export const bands: LanguageExample = {
  part: 'rules.give.value.bands',
  title: 'By what was bought',
  says: '¥5 for a small order; from ¥100 on 3% of it, and never more than ¥60.',
  document: {
    name: { en: 'The larger, the more' },
    rules: [
      {
        id: 'banded',
        when: 'order',
        give: [
          {
            to: 'advocate',
            kind: 'credit',
            value: {
              bands: [
                { from: 1000, amount: 500 },
                { from: 10_000, share_basis_points: 300 },
              ],
              cap: 6000,
              asset: 'CNY',
            },
          },
        ],
      },
    ],
  },
  story: [
    {
      friend: 'Ben',
      does: 'order',
      amount: 999,
      leads_to: ['advocate: declined, nothing_to_give'],
    },
    { friend: 'Cleo', does: 'order', amount: 9999, leads_to: ['advocate: granted credit 500 CNY'] },
    {
      friend: 'Dan',
      does: 'order',
      amount: 10_000,
      leads_to: ['advocate: granted credit 300 CNY'],
    },
    {
      friend: 'Eve',
      does: 'order',
      amount: 900_000,
      leads_to: ['advocate: granted credit 6000 CNY'],
    },
  ],
}
