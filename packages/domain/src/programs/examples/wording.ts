import type { LanguageExample } from './language-example.ts'

export const wording: LanguageExample = {
  part: 'wording.*',
  title: 'Your own words',
  says: 'What the panel and the friend’s welcome say, by language. What is left out is said in ours; it changes nothing about who gets what.',
  document: {
    name: { en: 'Tea for two', zh: '好茶共享' },
    rules: [
      {
        id: 'tea',
        when: 'order',
        give: [{ to: 'advocate', kind: 'points', value: { amount: 100, asset: 'points' } }],
      },
    ],
    wording: {
      en: {
        headline: 'Share your favourite tea',
        share_text: 'I get my tea here.',
        share_texts: { sms: 'Tea? I get mine here:' },
        messages: { refer: 'Recommend our tea' },
        friend_headline: 'A friend recommends us',
        friend_text: 'Choose a tea; your friend gets 100 points.',
      },
      zh: { headline: '把喜欢的茶推荐给朋友' },
    },
  },
  story: [
    {
      friend: 'Ben',
      does: 'order',
      amount: 4000,
      leads_to: ['advocate: granted points 100 points'],
    },
  ],
}
