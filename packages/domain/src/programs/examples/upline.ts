import type { LanguageExample } from './language-example.ts'

export const upline: LanguageExample = {
  part: 'upline',
  title: 'A share for who brought the advocate',
  says: 'The advocate gets 8% of what a friend buys. Who brought the advocate gets 2% of it, and nobody above them gets anything.',
  document: {
    name: { en: 'Commission' },
    upline: { levels: 2 },
    rules: [
      {
        id: 'commission',
        when: 'order',
        give: [
          { to: 'advocate', kind: 'credit', value: { share_basis_points: 800, asset: 'CNY' } },
          { to: 'upline_2', kind: 'credit', value: { share_basis_points: 200, asset: 'CNY' } },
        ],
      },
    ],
  },
  story: [
    {
      friend: 'Ben',
      does: 'order',
      amount: 100_000,
      leads_to: ['advocate: granted credit 8000 CNY'],
    },
    {
      friend: 'Cleo',
      brought_by: 'Ben',
      does: 'order',
      amount: 50_000,
      leads_to: ['advocate: granted credit 4000 CNY', 'upline_2: granted credit 1000 CNY'],
    },
  ],
}
