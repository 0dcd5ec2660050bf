import type { ProgramDraft } from '../document.ts'

/** A season: between two moments the reward is doubled for the first hundred friends, and then it is as before. */
export const seasonBoost: ProgramDraft = {
  name: { en: '¥30 a friend, ¥60 in the season', zh: '每位好友 30 元，活动期间 60 元' },
  rules: [
    {
      id: 'friend-cash',
      when: 'order',
      if: 'conversion.number == 1',
      give: [
        {
          to: 'advocate',
          kind: 'cash',
          value: { amount: 3_000, asset: 'CNY' },
          label: { en: '¥30 in cash', zh: '30 元现金' },
        },
      ],
    },
  ],
  boosts: [
    {
      id: 'june-season',
      from: '2027-06-01T00:00:00+08:00',
      to: '2027-06-19T00:00:00+08:00',
      multiplier_basis_points: 20_000,
      first: 100,
    },
  ],
  wording: {
    en: {
      headline: 'Bring a friend, get ¥30. In the season, ¥60.',
      share_text: 'I am glad I bought here. Have a look through my link.',
      friend_headline: 'A friend recommends us',
      friend_text: 'Place your first order through this invitation.',
    },
    zh: {
      headline: '推荐好友得 30 元，活动期间得 60 元',
      share_text: '在这里买东西我很满意，用我的链接来看看吧。',
      friend_headline: '好友向您推荐',
      friend_text: '通过此邀请完成首单。',
    },
  },
  terms: {
    en: [
      'You get ¥30 for each friend who is new to us and places a first order through your link or with your code.',
      'From 1 June 2027, 00:00, until 19 June 2027, 00:00 (Shanghai time), it is ¥60 for the first 100 friends of all advocates together.',
      'Referring yourself does not count.',
    ].join('\n'),
    zh: [
      '每位新顾客通过您的链接或推荐码完成首单，您得 30 元。',
      '2027 年 6 月 1 日 0 时至 6 月 19 日 0 时（上海时间），全体推荐人合计前 100 位好友，每位得 60 元。',
      '推荐自己无效。',
    ].join('\n'),
  },
}
