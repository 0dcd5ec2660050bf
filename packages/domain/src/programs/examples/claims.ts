import type { LanguageExample } from './language-example.ts'

export const claims: LanguageExample = {
  part: 'claims',
  title: 'A friend whom nobody sees can be claimed',
  says: 'An advocate who does not see a friend gives the number of their order and the e-mail address that it was made with. Where both fit, the friend is theirs at once; an order that is not known yet is waited for, 14 days long. All else staff answer in 24 hours, or it is rejected.',
  document: {
    name: { en: 'Claims' },
    attribution: { evidence: ['link', 'code', 'claim'] },
    rules: [
      {
        id: 'thanks',
        when: 'order',
        give: [{ to: 'advocate', kind: 'cash', value: { amount: 1000, asset: 'EUR' } }],
      },
    ],
    claims: { due_hours: 24, wait_days: 14, match: 'friend_named', overdue: 'reject' },
  },
  story: [
    {
      friend: 'Ben',
      does: 'order',
      amount: 4000,
      asset: 'EUR',
      leads_to: ['advocate: granted cash 1000 EUR'],
    },
  ],
}
