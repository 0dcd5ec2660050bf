import type { LanguageExample } from './language-example.ts'

export const milestones: LanguageExample = {
  part: 'rules.milestone',
  title: 'At the second friend, and at every third',
  says: 'A mug once, for the second friend who counts; 500 points for every third. A refund that makes a friend count no longer takes the reward back.',
  document: {
    name: { en: 'Bring several' },
    goal: { when: 'order' },
    rules: [
      {
        id: 'second-friend',
        milestone: { at: 2, counting: 'approved_referrals' },
        give: [
          {
            to: 'advocate',
            kind: 'perk',
            value: { amount: 1, asset: 'mug' },
            label: { en: 'A mug', zh: '马克杯' },
          },
        ],
      },
      {
        id: 'every-third',
        milestone: { every: 3, counting: 'approved_referrals' },
        give: [{ to: 'advocate', kind: 'points', value: { amount: 500, asset: 'points' } }],
      },
    ],
  },
  story: [
    { friend: 'Ben', does: 'order', amount: 5000, leads_to: [] },
    { friend: 'Cleo', does: 'order', amount: 5000, leads_to: ['advocate: granted perk 1 mug'] },
    {
      friend: 'Dan',
      does: 'order',
      amount: 5000,
      leads_to: ['advocate: granted points 500 points'],
    },
    {
      friend: 'Dan',
      does: 'refund',
      leads_to: ['advocate: taken_back points, count_fell'],
    },
  ],
}
