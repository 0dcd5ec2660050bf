import type { LanguageExample } from './language-example.ts'

export const goal: LanguageExample = {
  part: 'goal',
  title: 'A referral counts from an order of ¥30',
  says: 'A sign-up is rewarded at once. The referral itself counts, here towards the first friend’s bonus, when the friend has ordered for ¥30.',
  document: {
    name: { en: 'Count the buyers' },
    goal: { when: 'order', if: 'conversion.amount >= 3000', asset: 'CNY' },
    rules: [
      {
        id: 'joined',
        when: 'signup',
        give: [{ to: 'advocate', kind: 'points', value: { amount: 10, asset: 'points' } }],
      },
      {
        id: 'first-buyer',
        milestone: { at: 1, counting: 'approved_referrals' },
        give: [{ to: 'advocate', kind: 'points', value: { amount: 200, asset: 'points' } }],
      },
    ],
  },
  story: [
    { friend: 'Ben', does: 'signup', leads_to: ['advocate: granted points 10 points'] },
    { friend: 'Ben', does: 'order', amount: 2750, leads_to: [] },
    {
      friend: 'Ben',
      does: 'order',
      amount: 3000,
      leads_to: ['advocate: granted points 200 points'],
    },
  ],
}
