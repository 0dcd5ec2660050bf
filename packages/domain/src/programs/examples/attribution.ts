import type { LanguageExample } from './language-example.ts'

export const attribution: LanguageExample = {
  part: 'attribution',
  title: 'Seven days after the click, thirty in all',
  says: 'The last link that a friend opened wins. They must act within 7 days, and what they do in the 30 days after that earns; customers may be brought back.',
  document: {
    name: { en: 'Come back' },
    attribution: {
      touch: 'last',
      click_days: 7,
      conversion_days: 30,
      new_customers_only: false,
      evidence: ['link'],
    },
    rules: [
      {
        id: 'each-order',
        when: 'order',
        give: [{ to: 'advocate', kind: 'points', value: { amount: 50, asset: 'points' } }],
      },
    ],
  },
  story: [
    {
      friend: 'Ben',
      does: 'order',
      amount: 5000,
      leads_to: ['advocate: granted points 50 points'],
    },
    {
      friend: 'Ben',
      does: 'order',
      amount: 5000,
      after_days: 29,
      leads_to: ['advocate: granted points 50 points'],
    },
    {
      friend: 'Ben',
      does: 'order',
      amount: 5000,
      after_days: 1,
      leads_to: ['advocate: declined, conversion_window_ended'],
    },
  ],
}
