import type { ProgramDraft } from '../document.ts'

/** A premium card: both are rewarded once the friend has spent 1,000 dollars in the first three months. */
export const cardTwoSidedPremium: ProgramDraft = {
  name: {
    en: '$150 for you, a $100 gift card for them',
    zh: '您得 150 美元，好友得 100 美元礼品卡',
  },
  goal: { when: 'card_approved' },
  rules: [
    {
      id: 'first-thousand',
      when: 'purchase',
      per: 'referral',
      within: { months: 3, of: 'goal' },
      total: { at_least: 100_000, asset: 'USD' },
      give: [
        {
          to: 'advocate',
          kind: 'cash',
          value: { amount: 15_000, asset: 'USD' },
          label: { en: '$150 in cash', zh: '150 美元现金' },
        },
        {
          to: 'friend',
          kind: 'coupon',
          value: { amount: 10_000, asset: 'USD' },
          label: { en: '$100 gift card', zh: '100 美元礼品卡' },
        },
      ],
    },
  ],
  attribution: { conversion_days: 180 },
  wording: {
    en: {
      headline: 'Give a $100 gift card, get $150',
      share_text:
        'This card has served me well. Apply through my link and a $100 gift card is waiting.',
      friend_headline: 'A $100 gift card for you',
      friend_text: 'Spend $1,000 in the three months after your card is approved.',
    },
    zh: {
      headline: '送好友 100 美元礼品卡，自己得 150 美元',
      share_text: '这张卡很好用。通过我的链接申请，有机会得 100 美元礼品卡。',
      friend_headline: '您可得 100 美元礼品卡',
      friend_text: '卡片获批后三个月内消费满 1,000 美元即可。',
    },
  },
  terms: {
    en: [
      'Your friend does not hold a card of ours, applies through your link or with your code, and is approved.',
      'Once your friend has spent $1,000 or more, less refunds, within three months of the approval, you get $150 and your friend a $100 gift card.',
      'Referring yourself does not count.',
    ].join('\n'),
    zh: [
      '好友未持有本行卡片，通过您的链接或推荐码申请并获批。',
      '好友在获批后三个月内消费（扣除退款）满 1,000 美元，您得 150 美元，好友得 100 美元礼品卡。',
      '推荐自己无效。',
    ].join('\n'),
  },
}
