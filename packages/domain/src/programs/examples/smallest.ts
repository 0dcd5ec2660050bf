import type { LanguageExample } from './language-example.ts'

export const smallest: LanguageExample = {
  part: '',
  title: 'The smallest program',
  says: 'Whoever brings a friend who orders gets ¥10 of shop credit. Everything else has its usual value.',
  document: {
    $schema: 'https://goodword.example/schemas/program.json',
    name: { en: '¥10 for a friend', zh: '推荐好友得 10 元' },
    rules: [
      {
        id: 'thanks',
        when: 'order',
        give: [{ to: 'advocate', kind: 'credit', value: { amount: 1000, asset: 'CNY' } }],
      },
    ],
    terms: { en: 'One reward for each friend’s order.', zh: '好友每次下单奖励一次。' },
  },
  story: [
    {
      friend: 'Ben',
      does: 'order',
      amount: 5000,
      leads_to: ['advocate: granted credit 1000 CNY'],
    },
    { friend: 'Ben', does: 'signup', leads_to: [] },
  ],
}
