import type { ProgramDraft } from '../document.ts'

/** Points for every friend, more for platinum members; they run out after a year, and may be given to a friend. */
export const pointsPool: ProgramDraft = {
  name: { en: '100 points a friend', zh: '每邀一位好友得 100 积分' },
  rules: [
    {
      id: 'points-for-a-friend',
      when: 'order',
      if: 'conversion.number == 1',
      give: [
        {
          to: 'advocate',
          kind: 'points',
          value: { amount: 100, asset: 'points' },
          valid_months: 12,
          label: { en: '100 points', zh: '100 积分' },
        },
      ],
    },
    {
      id: 'more-for-platinum',
      when: 'order',
      if: 'conversion.number == 1 && advocate.tier == "platinum"',
      give: [
        {
          to: 'advocate',
          kind: 'points',
          value: { amount: 500, asset: 'points' },
          valid_months: 12,
          label: { en: '500 points for platinum members', zh: '白金会员加赠 500 积分' },
        },
      ],
    },
  ],
  transfers: { asset: 'points', max_per_day: 500, between: 'referral', time_zone: 'Asia/Shanghai' },
  wording: {
    en: {
      headline: 'Bring a friend, collect points',
      share_text: 'I shop here and like it. Come through my link.',
      friend_headline: 'A friend has sent you',
      friend_text: 'Your first order brings your friend points, and they may share them with you.',
    },
    zh: {
      headline: '邀请好友，攒积分',
      share_text: '我常在这里买东西，很满意。从我的链接进来吧。',
      friend_headline: '您的好友推荐了您',
      friend_text: '您首次下单，好友即得积分，还可以转赠给您。',
    },
  },
  terms: {
    en: [
      'You get 100 points for each friend who is new to us and orders; platinum members get 500 more.',
      'Points run out 12 months after they came. We tell you 30 days before.',
      'You may give points to a friend whom you referred, up to 500 a day; they keep their date.',
    ].join('\n'),
    zh: [
      '每位新用户好友首次下单，您得 100 积分；白金会员另加 500 积分。',
      '积分自获得之日起 12 个月有效，到期前 30 天会提醒您。',
      '您可以把积分转赠给您推荐的好友，每天最多 500 分；有效期不变。',
    ].join('\n'),
  },
}
