import type { LanguageExample } from './language-example.ts'

export const afterUse: LanguageExample = {
  part: 'rules.give',
  title: 'A chargeback after use',
  says: 'The friend gets a free month with the first invoice that is paid. Is the payment charged back before the month is used, it is withdrawn; after that, staff look at it.',
  document: {
    name: { en: 'A free month' },
    rules: [
      {
        id: 'first-invoice',
        when: 'invoice',
        if: 'conversion.amount > 0',
        asset: 'USD',
        per: 'referral',
        give: [
          {
            to: 'friend',
            kind: 'coupon',
            value: { amount: 1, asset: 'free_month' },
            after_use: 'review',
          },
        ],
      },
    ],
  },
  story: [
    {
      friend: 'Ben',
      does: 'invoice',
      amount: 2000,
      asset: 'USD',
      leads_to: ['friend: granted coupon 1 free_month'],
    },
    {
      friend: 'Ben',
      does: 'refund',
      leads_to: ['friend: taken_back coupon, conversion_refunded'],
    },
  ],
}
