import type { LanguageExample } from './language-example.ts'

export const appeals: LanguageExample = {
  part: 'appeals',
  title: 'Who is not answered in a day is right',
  says: 'Customers can contest what was decided against them. Staff have 24 hours to answer; whoever is not answered by then wins.',
  document: {
    name: { en: 'Fair' },
    rules: [
      {
        id: 'thanks',
        when: 'order',
        if: 'conversion.amount >= 5000',
        give: [{ to: 'advocate', kind: 'cash', value: { amount: 1000, asset: 'EUR' } }],
      },
    ],
    appeals: { due_hours: 24, overdue: 'uphold' },
  },
  story: [
    {
      friend: 'Ben',
      does: 'order',
      amount: 4000,
      asset: 'EUR',
      leads_to: ['advocate: declined, condition_not_met'],
    },
  ],
}
