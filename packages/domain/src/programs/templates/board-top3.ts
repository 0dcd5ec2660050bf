import type { ProgramDraft } from '../document.ts'

/** Recommendation experts: a board a month, and a seat in the product talks for its first three ranks. */
export const boardTop3: ProgramDraft = {
  name: { en: 'Experts of the month', zh: '月度推荐达人' },
  goal: { when: 'signup' },
  rules: [],
  boards: [
    {
      id: 'month',
      counting: 'approved_referrals',
      period: 'month',
      time_zone: 'Asia/Shanghai',
      ties: 'share',
      names: 'opt_in',
      prizes: [
        {
          from: 1,
          to: 3,
          give: [
            {
              to: 'advocate',
              kind: 'perk',
              value: { amount: 1, asset: 'product_talk_seat' },
              label: { en: 'A seat in the product talks', zh: '产品交流会席位' },
            },
          ],
        },
      ],
    },
  ],
  wording: {
    en: {
      headline: 'The top three sit in our product talks',
      share_text: 'I use it every day and know it well. Join through my link and ask me anything.',
      friend_headline: 'An expert invites you',
      friend_text: 'Sign up through this invitation, and it counts on the board.',
    },
    zh: {
      headline: '月度前三名，受邀参加产品交流会',
      share_text: '我每天都在用，很熟悉。用我的链接加入，有问题尽管问我。',
      friend_headline: '达人邀请您',
      friend_text: '通过此邀请注册，即计入好友的月度榜单。',
    },
  },
  terms: {
    en: [
      'The board counts the friends who signed up through you in a calendar month (Shanghai time) and were genuine. When the month is over, ranks 1 to 3 get a seat in the product talks; equal counts share a rank.',
      'Your name is shown only if you say so, else a few letters of it.',
      'Referring yourself does not count.',
    ].join('\n'),
    zh: [
      '榜单统计每个自然月（上海时间）内通过您注册且真实有效的好友数。月末，第 1 至 3 名获产品交流会席位，人数相同者名次并列。',
      '您的姓名经您同意后才会完整显示，否则仅显示部分字符。',
      '推荐自己无效。',
    ].join('\n'),
  },
}
