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

export const memberMilestone: LanguageExample = {
  part: 'rules.milestone',
  title: 'A milestone for members alone',
  says: 'Whoever is a gold member when their second friend counts gets a lounge pass. Whoever is not by then has none, and gets none later for the same friend.',
  document: {
    name: { en: 'Lounge' },
    goal: { when: 'order' },
    segments: [{ id: 'gold', if: 'advocate.tier == "gold"' }],
    rules: [
      {
        id: 'lounge',
        milestone: { every: 2, counting: 'approved_referrals' },
        segment: 'gold',
        give: [{ to: 'advocate', kind: 'perk', value: { amount: 1, asset: 'lounge_pass' } }],
      },
    ],
  },
  story: [
    { friend: 'Ben', does: 'order', amount: 5000, leads_to: [] },
    {
      friend: 'Cleo',
      does: 'order',
      amount: 5000,
      leads_to: ['advocate: declined, segment_not_met'],
    },
    { friend: 'Dan', does: 'order', amount: 5000, ada: { tier: 'gold' }, leads_to: [] },
    {
      friend: 'Eve',
      does: 'order',
      amount: 5000,
      leads_to: ['advocate: granted perk 1 lounge_pass'],
    },
  ],
}
