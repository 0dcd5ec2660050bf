import type { LanguageExample } from './language-example.ts'

export const giftByPost: LanguageExample = {
  part: 'rules.give',
  title: 'A gift that is sent',
  says: 'A friend who orders earns the advocate a mug, and parks free; from Europe they get a scarf instead. As soon as a gift is due, its recipient is asked for an address, and you say when it was sent and has arrived.',
  document: {
    name: { en: 'A gift by post' },
    rules: [
      {
        id: 'gift',
        when: 'order',
        give: [
          {
            to: 'advocate',
            kind: 'gift',
            value: { amount: 1, asset: 'mug' },
            address: true,
            label: { en: 'A mug', zh: '马克杯' },
          },
          {
            to: 'friend',
            kind: 'perk',
            value: { amount: 1, asset: 'free_parking' },
            instead: {
              if: 'friend.region == "EU"',
              kind: 'gift',
              value: { amount: 1, asset: 'scarf' },
              address: true,
              label: { en: 'A scarf', zh: '围巾' },
            },
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
      leads_to: ['advocate: granted gift 1 mug', 'friend: granted perk 1 free_parking'],
    },
  ],
}
