import type { LanguageExample } from './language-example.ts'

export const choice: LanguageExample = {
  part: 'rules.give',
  title: 'The advocate chooses',
  says: 'For a contract won the advocate chooses between a report, one of 20 seats at an event, and two hours of advice. A seat is taken when it is chosen.',
  document: {
    name: { en: 'A thank-you of your choice' },
    rules: [
      {
        id: 'won',
        when: 'won',
        give: [
          {
            to: 'advocate',
            kind: 'perk',
            value: { amount: 1, asset: 'research_report' },
            choice: 'thank-you',
          },
          {
            to: 'advocate',
            kind: 'gift',
            value: { amount: 1, asset: 'event_seat' },
            stock: 20,
            choice: 'thank-you',
          },
          {
            to: 'advocate',
            kind: 'perk',
            value: { amount: 2, asset: 'hours_of_advice' },
            valid_months: 12,
            choice: 'thank-you',
          },
        ],
      },
    ],
  },
  story: [
    { friend: 'Ben', does: 'won', leads_to: ['advocate: granted choice 1 choice'] },
    {
      friend: 'Ben',
      does: 'refund',
      leads_to: ['advocate: taken_back choice, conversion_refunded'],
    },
  ],
}
