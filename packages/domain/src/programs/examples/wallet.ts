import type { LanguageExample } from './language-example.ts'

export const transfers: LanguageExample = {
  part: 'transfers',
  title: 'Points that may be given on',
  says: 'Points run out a year after they came. An advocate and a friend may give each other up to 500 of them a day, by the calendar of Shanghai; what is given keeps its date.',
  document: {
    name: { en: 'Points to share' },
    rules: [
      {
        id: 'points',
        when: 'order',
        give: [
          {
            to: 'advocate',
            kind: 'points',
            value: { amount: 100, asset: 'points' },
            valid_days: 365,
          },
        ],
      },
    ],
    transfers: {
      asset: 'points',
      max_per_day: 500,
      between: 'referral',
      time_zone: 'Asia/Shanghai',
    },
  },
  story: [
    {
      friend: 'Ben',
      does: 'order',
      amount: 9900,
      leads_to: ['advocate: granted points 100 points'],
    },
  ],
}

export const negativeBalance: LanguageExample = {
  part: '',
  title: 'Points that are taken back though they were spent',
  says: 'A refund takes the points back whatever became of them. Where they were spent, the balance falls below zero, and the next points fill it.',
  document: {
    name: { en: 'Points on account' },
    rules: [
      {
        id: 'points',
        when: 'order',
        give: [{ to: 'advocate', kind: 'points', value: { amount: 100, asset: 'points' } }],
      },
    ],
    negative_balance: 'allowed',
  },
  story: [
    {
      friend: 'Ben',
      does: 'order',
      amount: 9900,
      leads_to: ['advocate: granted points 100 points'],
    },
    {
      friend: 'Ben',
      does: 'refund',
      leads_to: ['advocate: taken_back points, conversion_refunded'],
    },
  ],
}

export const tiers: LanguageExample = {
  part: 'tiers',
  title: 'Who brings friends rises',
  says: 'Each friend brings 100 of growth, which is not spent. From 200 on an advocate is platinum, and gets 500 points more for each further friend.',
  document: {
    name: { en: 'Members rise' },
    rules: [
      {
        id: 'growth',
        when: 'order',
        give: [{ to: 'advocate', kind: 'points', value: { amount: 100, asset: 'growth' } }],
      },
      {
        id: 'platinum',
        when: 'order',
        if: 'advocate.tier == "platinum"',
        give: [{ to: 'advocate', kind: 'points', value: { amount: 500, asset: 'points' } }],
      },
    ],
    tiers: [
      { id: 'silver', name: { en: 'Silver', zh: '银卡会员' }, from: 0 },
      { id: 'platinum', name: { en: 'Platinum', zh: '白金会员' }, from: 200 },
    ],
  },
  story: [
    {
      friend: 'Ben',
      does: 'order',
      amount: 9900,
      leads_to: ['advocate: granted points 100 growth', 'advocate: declined, condition_not_met'],
    },
    {
      friend: 'Cleo',
      does: 'order',
      amount: 9900,
      leads_to: ['advocate: granted points 100 growth', 'advocate: declined, condition_not_met'],
    },
    {
      friend: 'Dan',
      does: 'order',
      amount: 9900,
      leads_to: ['advocate: granted points 100 growth', 'advocate: granted points 500 points'],
    },
  ],
}
