import type { ProgramDraft } from '../document.ts'

/** A payment app: a cash red packet for every third friend who signs up, at once. */
export const redPacketThree: ProgramDraft = {
  name: { en: '¥15 for every 3 friends', zh: '每邀 3 位好友，得 15 元红包' },
  goal: { when: 'signup' },
  rules: [
    {
      id: 'every-third-friend',
      milestone: { every: 3, counting: 'approved_referrals' },
      give: [
        {
          to: 'advocate',
          kind: 'cash',
          value: { amount: 1500, asset: 'CNY' },
          label: { en: '¥15 red packet', zh: '15 元红包' },
        },
      ],
    },
  ],
  boards: [
    {
      id: 'month',
      counting: 'approved_referrals',
      period: 'month',
      time_zone: 'Asia/Shanghai',
    },
  ],
  wording: {
    en: {
      headline: 'A ¥15 red packet for every 3 friends',
      share_text: 'I pay with this every day. Sign up through my link, it takes a minute.',
      friend_headline: 'Your friend invites you',
      friend_text: 'Sign up and pay in a moment, wherever you are.',
    },
    zh: {
      headline: '每邀 3 位好友，得 15 元红包',
      share_text: '我每天都在用，付款很方便。点我的链接注册，一分钟就好。',
      friend_headline: '好友邀请您加入',
      friend_text: '注册后随时随地，轻松付款。',
    },
  },
  terms: {
    en: [
      'A friend counts when they sign up for the first time through your link or with your code.',
      'With every third friend you get a red packet of ¥15 at once. There is no upper limit.',
      'Referring yourself does not count.',
    ].join('\n'),
    zh: [
      '好友通过您的链接或推荐码首次注册，即计为一位。',
      '每满 3 位好友，立即获得一个 15 元红包，次数不限。',
      '推荐自己无效。',
    ].join('\n'),
  },
}
