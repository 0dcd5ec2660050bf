import type { ProgramDraft } from '../document.ts'

/** Steps: the first, the third and the fifth friend bring cash, and a step that falls is earned again. */
export const stepCash: ProgramDraft = {
  name: { en: 'Up to ¥250 for five friends', zh: '推荐五位好友，最多得 250 元' },
  goal: { when: 'order' },
  rules: [
    {
      id: 'first-friend',
      milestone: { at: 1, counting: 'approved_referrals' },
      give: [
        {
          to: 'advocate',
          kind: 'cash',
          value: { amount: 5_000, asset: 'CNY' },
          label: { en: '¥50 in cash', zh: '50 元现金' },
        },
      ],
    },
    {
      id: 'third-friend',
      milestone: { at: 3, counting: 'approved_referrals' },
      give: [
        {
          to: 'advocate',
          kind: 'cash',
          value: { amount: 10_000, asset: 'CNY' },
          label: { en: '¥100 in cash', zh: '100 元现金' },
        },
      ],
    },
    {
      id: 'fifth-friend',
      milestone: { at: 5, counting: 'approved_referrals' },
      give: [
        {
          to: 'advocate',
          kind: 'cash',
          value: { amount: 10_000, asset: 'CNY' },
          label: { en: '¥100 in cash', zh: '100 元现金' },
        },
      ],
    },
  ],
  wording: {
    en: {
      headline: 'One friend ¥50, three ¥150, five ¥250',
      share_text: 'I buy here and am glad of it. Have a look through my link.',
      friend_headline: 'A friend thought of you',
      friend_text: 'Order through this invitation, and your friend is one step further.',
    },
    zh: {
      headline: '1 位好友得 50 元，3 位累计 150 元，5 位累计 250 元',
      share_text: '我常在这家买东西，很满意。用我的链接来看看吧。',
      friend_headline: '好友想到了您',
      friend_text: '通过此邀请下单，好友就离下一级奖励更近一步。',
    },
  },
  terms: {
    en: [
      'Your friend is new to us, comes through your link or with your code, and orders.',
      'The first friend brings you ¥50, the third another ¥100, the fifth another ¥100.',
      'When an order comes back, its friend no longer counts; a step that is then no longer reached is withdrawn, and is earned again with the next friend.',
      'Referring yourself does not count.',
    ].join('\n'),
    zh: [
      '好友须为新顾客，通过您的链接或推荐码前来，并下单。',
      '第 1 位好友为您带来 50 元，第 3 位再得 100 元，第 5 位再得 100 元。',
      '订单退货后，该好友不再计入；因此不再达到的级别，其奖励将被收回，推荐到下一位好友时可重新获得。',
      '推荐自己无效。',
    ].join('\n'),
  },
}
