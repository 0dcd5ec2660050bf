import type { LanguageExample } from './language-example.ts'

export const instalments: LanguageExample = {
  part: 'rules.give.instalments',
  title: 'Half at once, half later',
  says: 'The advocate gets 8% of the order: half of it at once and half after 30 days. A refund in between makes both halves smaller.',
  document: {
    name: { en: 'Commission' },
    rules: [
      {
        id: 'commission',
        when: 'order',
        give: [
          {
            to: 'advocate',
            kind: 'credit',
            value: { share_basis_points: 800, asset: 'CNY' },
            instalments: [
              { share_basis_points: 5000, hold_days: 0 },
              { share_basis_points: 5000, hold_days: 30 },
            ],
          },
        ],
      },
    ],
  },
  story: [
    {
      friend: 'Ben',
      does: 'order',
      amount: 100_000,
      leads_to: [
        'advocate: granted credit 4000 CNY',
        'advocate: granted credit 4000 CNY, held 30 days',
      ],
    },
    {
      friend: 'Ben',
      does: 'refund',
      amount: 50_000,
      after_days: 3,
      leads_to: [
        'advocate: changed credit 2000 CNY, conversion_refunded',
        'advocate: changed credit 2000 CNY, held 30 days, conversion_refunded',
      ],
    },
  ],
}
