import type { LanguageExample } from './language-example.ts'

export const balance: LanguageExample = {
  part: 'rules.give.value',
  title: 'A rate on a balance',
  says: '0.1% of the mean that the friend’s account had in its first year, when the year is over; at most ¥20,000. Each balance that you report counts for as long as it stood.',
  document: {
    name: { en: '0.1% of the first year’s deposits' },
    rules: [
      {
        id: 'first-year',
        when: 'account_opened',
        give: [
          {
            to: 'advocate',
            kind: 'cash',
            value: {
              rate_basis_points: 10,
              of: 'balance',
              over: { months: 12, time_zone: 'Asia/Shanghai' },
              cap: 2_000_000,
              rounding: 'down',
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
      does: 'account_opened',
      leads_to: ['advocate: declined, period_not_over'],
    },
    { friend: 'Ben', does: 'balance', amount: 100_000_000, leads_to: [] },
    { friend: 'Ben', does: 'balance', amount: 300_000_000, after_days: 73, leads_to: [] },
    {
      friend: 'Ben',
      does: 'period',
      after_days: 292,
      // A fifth of the year at the first balance, four fifths at the second.
      leads_to: ['advocate: granted cash 260000 CNY'],
    },
  ],
}

export const overDays: LanguageExample = {
  part: 'rules.give.value.over',
  title: 'Over ninety days',
  says: '1% of the mean of the first 90 days. Whoever closes the account before gets nothing for it.',
  document: {
    name: { en: '1% of the first 90 days' },
    rules: [
      {
        id: 'ninety-days',
        when: 'account_opened',
        give: [
          {
            to: 'friend',
            kind: 'credit',
            value: { rate_basis_points: 100, of: 'balance', over: { days: 90 }, asset: 'CNY' },
          },
        ],
      },
    ],
  },
  story: [
    { friend: 'Ben', does: 'account_opened', leads_to: ['friend: declined, period_not_over'] },
    { friend: 'Ben', does: 'balance', amount: 90_000, after_days: 60, leads_to: [] },
    // A third of the time at 900.00, the mean is 300.00.
    { friend: 'Ben', does: 'period', after_days: 30, leads_to: ['friend: granted credit 300 CNY'] },
    { friend: 'Cleo', does: 'account_opened', leads_to: ['friend: declined, period_not_over'] },
    { friend: 'Cleo', does: 'balance', amount: 90_000, leads_to: [] },
    {
      friend: 'Cleo',
      does: 'refund',
      after_days: 10,
      leads_to: ['friend: declined, conversion_refunded'],
    },
    {
      friend: 'Cleo',
      does: 'period',
      after_days: 80,
      leads_to: ['friend: declined, conversion_refunded'],
    },
  ],
}
