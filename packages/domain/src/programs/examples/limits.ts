import type { LanguageExample } from './language-example.ts'

export const limits: LanguageExample = {
  part: 'limits',
  title: 'Two rewards a month, ¥25 a year',
  says: 'By the calendar of Shanghai an advocate gets two rewards a month at most, and ¥25 a year. The next month counts anew.',
  document: {
    name: { en: 'Within limits' },
    rules: [
      {
        id: 'thanks',
        when: 'order',
        give: [{ to: 'advocate', kind: 'credit', value: { amount: 1000, asset: 'CNY' } }],
      },
    ],
    limits: [
      {
        per: 'advocate',
        count: 2,
        period: 'month',
        time_zone: 'Asia/Shanghai',
        rules: ['thanks'],
      },
      {
        per: 'advocate',
        amount: 2500,
        asset: 'CNY',
        period: 'year',
        time_zone: 'Asia/Shanghai',
      },
    ],
  },
  story: [
    { friend: 'Ben', does: 'order', amount: 1000, leads_to: ['advocate: granted credit 1000 CNY'] },
    {
      friend: 'Cleo',
      does: 'order',
      amount: 1000,
      leads_to: ['advocate: granted credit 1000 CNY'],
    },
    {
      friend: 'Dan',
      does: 'order',
      amount: 1000,
      leads_to: ['advocate: declined, limit_reached until 2026-03-31T16:00:00.000Z'],
    },
    {
      friend: 'Eve',
      does: 'order',
      amount: 1000,
      after_days: 40,
      leads_to: ['advocate: declined, limit_reached until 2026-12-31T16:00:00.000Z'],
    },
  ],
}
