import type { LanguageExample } from './language-example.ts'

export const segments: LanguageExample = {
  part: 'segments',
  title: 'More for members',
  says: 'Every advocate gets 100 points for a friend’s order, and platinum and gold members 500 more.',
  document: {
    name: { en: 'Points' },
    segments: [
      { id: 'platinum', if: 'advocate.tier == "platinum"' },
      { id: 'gold', if: 'advocate.tier == "gold"' },
    ],
    rules: [
      {
        id: 'points',
        when: 'order',
        give: [{ to: 'advocate', kind: 'points', value: { amount: 100, asset: 'points' } }],
      },
      {
        id: 'members',
        when: 'order',
        segment: ['platinum', 'gold'],
        give: [{ to: 'advocate', kind: 'points', value: { amount: 500, asset: 'points' } }],
      },
    ],
  },
  story: [
    {
      friend: 'Ben',
      does: 'order',
      amount: 100,
      leads_to: ['advocate: granted points 100 points', 'advocate: declined, segment_not_met'],
    },
    {
      friend: 'Cleo',
      does: 'order',
      amount: 100,
      ada: { tier: 'platinum' },
      leads_to: ['advocate: granted points 100 points', 'advocate: granted points 500 points'],
    },
  ],
}
