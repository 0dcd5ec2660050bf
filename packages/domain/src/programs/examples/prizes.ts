import type { LanguageExample } from './language-example.ts'

const signups: Pick<LanguageExample['document'], 'goal' | 'rules'> = {
  goal: { when: 'signup' },
  rules: [],
}

export const prizes: LanguageExample = {
  part: 'boards.prizes',
  title: 'Prizes for the best of the month',
  says: 'When the month is over in Shanghai, rank 1 gets 1,000 points and ranks 2 and 3 get 300. Whoever shares a rank gets its prize whole. Friends whose referral fell away meanwhile do not count.',
  document: {
    name: { en: 'Best of the month' },
    ...signups,
    boards: [
      {
        id: 'month',
        counting: 'approved_referrals',
        period: 'month',
        time_zone: 'Asia/Shanghai',
        prizes: [
          {
            from: 1,
            to: 1,
            give: [{ to: 'advocate', kind: 'points', value: { amount: 1000, asset: 'points' } }],
          },
          {
            from: 2,
            to: 3,
            give: [{ to: 'advocate', kind: 'points', value: { amount: 300, asset: 'points' } }],
          },
        ],
      },
    ],
  },
  story: [{ friend: 'Ben', does: 'signup', leads_to: [] }],
}

export const prizeThings: LanguageExample = {
  part: 'boards.prizes.give',
  title: 'A prize that is sent, and one that is held',
  says: 'The best of the year gets a trophy by post, ¥500 a fortnight later, a coupon for 90 days, and a seat for a year.',
  document: {
    name: { en: 'Best of the year' },
    ...signups,
    boards: [
      {
        id: 'year',
        counting: 'approved_referrals',
        period: 'year',
        prizes: [
          {
            from: 1,
            to: 1,
            give: [
              {
                to: 'advocate',
                kind: 'gift',
                value: { amount: 1, asset: 'trophy' },
                address: true,
                label: { en: 'A trophy' },
              },
              {
                to: 'advocate',
                kind: 'cash',
                value: { amount: 50_000, asset: 'CNY' },
                hold_days: 14,
              },
              {
                to: 'advocate',
                kind: 'coupon',
                value: { amount: 5_000, asset: 'CNY' },
                valid_days: 90,
              },
              {
                to: 'advocate',
                kind: 'perk',
                value: { amount: 1, asset: 'talk_seat' },
                valid_months: 12,
              },
            ],
          },
        ],
      },
    ],
  },
  story: [{ friend: 'Ben', does: 'signup', leads_to: [] }],
}

export const prizeValue: LanguageExample = {
  part: 'boards.prizes.give.value',
  title: 'How much a prize is worth',
  says: 'Every month the first three give ¥100 each to a school in their name.',
  document: {
    name: { en: 'For the school' },
    ...signups,
    beneficiaries: { school: { name: { en: 'The school' } } },
    boards: [
      {
        id: 'month',
        counting: 'approved_referrals',
        period: 'month',
        prizes: [
          {
            from: 1,
            to: 3,
            give: [
              {
                to: 'advocate',
                kind: 'donation',
                value: { amount: 10_000, asset: 'CNY' },
                beneficiary: 'school',
              },
            ],
          },
        ],
      },
    ],
  },
  story: [{ friend: 'Ben', does: 'signup', leads_to: [] }],
}

export const draws: LanguageExample = {
  part: 'draws',
  title: 'A draw that everybody can check',
  says: 'Each friend brings an entry; on New Year’s Eve two of those who hold entries win a bicycle. What the draw will be decided by is promised when the program is published, and shown when it is held.',
  document: {
    name: { en: 'Win a bicycle' },
    rules: [
      {
        id: 'entry',
        when: 'order',
        give: [{ to: 'advocate', kind: 'draw_entry', value: { amount: 1, asset: 'bicycle_draw' } }],
      },
    ],
    draws: [
      {
        id: 'bicycles',
        entries: 'bicycle_draw',
        at: '2027-12-31T12:00:00+08:00',
        winners: 2,
        give: [{ to: 'advocate', kind: 'gift', value: { amount: 1, asset: 'bicycle' } }],
      },
    ],
  },
  story: [
    {
      friend: 'Ben',
      does: 'order',
      amount: 5_000,
      leads_to: ['advocate: granted draw_entry 1 bicycle_draw'],
    },
  ],
}
