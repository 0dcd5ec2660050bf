import type { ProgramDraft } from '../document.ts'

/** The "Bole" award, after the judge of horses: whose friends spend 50,000 in a year is a VIP for a year. */
export const scoutAward: ProgramDraft = {
  name: { en: 'A year of VIP for a good eye', zh: '伯乐奖：一年贵宾' },
  goal: { when: 'order', if: 'conversion.amount > 0', asset: 'CNY' },
  rules: [
    {
      id: 'scout-of-the-year',
      milestone: {
        at: 5_000_000,
        counting: 'friends_spending',
        asset: 'CNY',
        period: 'year',
        time_zone: 'Asia/Shanghai',
      },
      when_fallen: 'review',
      give: [
        {
          to: 'advocate',
          kind: 'perk',
          value: { amount: 1, asset: 'vip_year' },
          valid_months: 12,
          label: { en: 'A year of VIP', zh: '一年贵宾待遇' },
        },
      ],
    },
  ],
  attribution: { conversion_days: 365 },
  wording: {
    en: {
      headline: 'Your friends spend ¥50,000 in a year, you are a VIP',
      share_text: 'You would like it here as much as I do. This is my link.',
      friend_headline: 'A friend thought of you',
      friend_text: 'Order through this invitation, and it counts for your friend.',
    },
    zh: {
      headline: '好友年消费满 5 万元，您即成为贵宾',
      share_text: '您一定也会喜欢这里，这是我的链接。',
      friend_headline: '好友想到了您',
      friend_text: '通过此邀请下单，即计入好友的伯乐奖。',
    },
  },
  terms: {
    en: [
      'When the friends whom you referred have spent ¥50,000 or more in a calendar year (Shanghai time), you are a VIP for 12 months.',
      'Orders of the first 365 days of each friend count, less what was returned.',
      'If later returns bring the sum below ¥50,000, we look at it before anything changes, and tell you.',
      'Referring yourself does not count.',
    ].join('\n'),
    zh: [
      '您推荐的好友在一个自然年（上海时间）内消费满 5 万元，您即享 12 个月贵宾待遇。',
      '每位好友最初 365 天内的订单计入，退货部分除外。',
      '此后如因退货低于 5 万元，我们会先核实，不会直接取消，并会告知您。',
      '推荐自己无效。',
    ].join('\n'),
  },
}
