import type { LanguageExample } from './language-example.ts'

export const share: LanguageExample = {
  part: 'rules.give.value',
  title: 'A share of the order',
  says: '5% of what the friend pays, at least ¥2 and at most ¥100, rounded up to the next fen.',
  document: {
    name: { en: '5% back' },
    rules: [
      {
        id: 'five-percent',
        when: 'order',
        give: [
          {
            to: 'advocate',
            kind: 'credit',
            value: {
              share_basis_points: 500,
              floor: 200,
              cap: 10_000,
              rounding: 'up',
              asset: 'CNY',
            },
          },
        ],
      },
    ],
  },
  story: [
    { friend: 'Ben', does: 'order', amount: 1000, leads_to: ['advocate: granted credit 200 CNY'] },
    {
      friend: 'Cleo',
      does: 'order',
      amount: 9_999,
      leads_to: ['advocate: granted credit 500 CNY'],
    },
    {
      friend: 'Dan',
      does: 'order',
      amount: 900_000,
      leads_to: ['advocate: granted credit 10000 CNY'],
    },
  ],
}

export const steps: LanguageExample = {
  part: 'rules.give.value.steps',
  title: 'More from the third friend on',
  says: 'The first two friends bring ¥5 each, from the third on each brings ¥8.',
  document: {
    name: { en: 'The more, the more' },
    rules: [
      {
        id: 'stepped',
        when: 'order',
        give: [
          {
            to: 'advocate',
            kind: 'credit',
            value: {
              steps: [
                { from: 1, amount: 500 },
                { from: 3, amount: 800 },
              ],
              asset: 'CNY',
            },
          },
        ],
      },
    ],
  },
  story: [
    { friend: 'Ben', does: 'order', amount: 1000, leads_to: ['advocate: granted credit 500 CNY'] },
    { friend: 'Cleo', does: 'order', amount: 1000, leads_to: ['advocate: granted credit 500 CNY'] },
    { friend: 'Dan', does: 'order', amount: 1000, leads_to: ['advocate: granted credit 800 CNY'] },
  ],
}
