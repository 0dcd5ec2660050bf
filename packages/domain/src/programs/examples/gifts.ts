import type { LanguageExample } from './language-example.ts'

export const gifts: LanguageExample = {
  part: 'rules.give',
  title: 'Both sides, with a hold',
  says: 'The advocate’s ¥20 are held for 14 days, past the time for returns, and taken back if the order is refunded meanwhile. The friend’s parking is theirs at once, for 90 days.',
  document: {
    name: { en: 'For both' },
    rules: [
      {
        id: 'both',
        when: 'order',
        give: [
          {
            to: 'advocate',
            kind: 'cash',
            value: { amount: 2000, asset: 'CNY' },
            hold_days: 14,
          },
          {
            to: 'friend',
            kind: 'perk',
            value: { amount: 1, asset: 'free_parking' },
            valid_days: 90,
            label: { en: 'Free parking', zh: '免费停车' },
          },
        ],
      },
    ],
  },
  story: [
    {
      friend: 'Ben',
      does: 'order',
      amount: 9900,
      leads_to: [
        'advocate: granted cash 2000 CNY, held 14 days',
        'friend: granted perk 1 free_parking',
      ],
    },
    {
      friend: 'Ben',
      does: 'refund',
      after_days: 3,
      leads_to: [
        'advocate: taken_back cash, conversion_refunded',
        'friend: taken_back perk, conversion_refunded',
      ],
    },
  ],
}
