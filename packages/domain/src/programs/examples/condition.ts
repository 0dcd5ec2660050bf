import type { LanguageExample } from './language-example.ts'

export const condition: LanguageExample = {
  part: 'rules',
  title: 'A reward under a condition',
  says: 'Points for the friend’s first order, if it comes to ¥30. The gift is in points, so `asset` says in which currency the condition compares.',
  document: {
    name: { en: 'First order' },
    rules: [
      {
        id: 'first-order',
        when: 'order',
        if: 'conversion.number == 1 && conversion.amount >= 3000',
        asset: 'CNY',
        give: [{ to: 'advocate', kind: 'points', value: { amount: 500, asset: 'points' } }],
      },
    ],
  },
  story: [
    {
      friend: 'Ben',
      does: 'order',
      amount: 2750,
      leads_to: ['advocate: declined, condition_not_met'],
    },
    {
      friend: 'Cleo',
      does: 'order',
      amount: 3000,
      leads_to: ['advocate: granted points 500 points'],
    },
    {
      friend: 'Cleo',
      does: 'order',
      amount: 3000,
      leads_to: ['advocate: declined, condition_not_met'],
    },
    {
      friend: 'Dan',
      does: 'order',
      amount: 3000,
      asset: 'USD',
      leads_to: ['advocate: declined, asset_mismatch'],
    },
  ],
}
