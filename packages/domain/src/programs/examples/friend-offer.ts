import type { LanguageExample } from './language-example.ts'

export const friendOffer: LanguageExample = {
  part: 'rules',
  title: 'The friend’s offer at the checkout',
  says: '"claimed" is what the friend is promised before they buy. The shop asks for it at the checkout, with the basket’s amount.',
  document: {
    name: { en: '15% off the first order' },
    goal: { when: 'order' },
    rules: [
      {
        id: 'friend-offer',
        when: 'claimed',
        give: [
          {
            to: 'friend',
            kind: 'coupon',
            value: { share_basis_points: 1500, cap: 20000, asset: 'CNY' },
            valid_days: 30,
          },
        ],
      },
    ],
  },
  story: [
    {
      friend: 'Ben',
      does: 'checkout',
      amount: 29_900,
      leads_to: ['friend: granted coupon 4485 CNY'],
    },
    {
      friend: 'Cleo',
      does: 'checkout',
      amount: 500_000,
      leads_to: ['friend: granted coupon 20000 CNY'],
    },
  ],
}
