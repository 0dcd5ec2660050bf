import type { ProgramDraft } from '../document.ts'

/** A subscription: both get a free month once the friend has paid for a period, the advocate for twelve friends. */
export const saasMonths: ProgramDraft = {
  name: { en: 'A free month for you both', zh: '双方各得一个月免费' },
  attribution: { touch: 'first', click_days: 30, conversion_days: 365 },
  rules: [
    {
      id: 'first-paid-period',
      when: 'invoice',
      // A trial and an invoice of nothing are no paid period.
      if: 'conversion.amount > 0',
      per: 'referral',
      asset: 'USD',
      give: [
        {
          to: 'advocate',
          kind: 'coupon',
          value: { amount: 1, asset: 'free_month' },
          after_use: 'review',
          label: { en: 'One free month', zh: '免费使用一个月' },
        },
        {
          to: 'friend',
          kind: 'coupon',
          value: { amount: 1, asset: 'free_month' },
          after_use: 'review',
          label: { en: 'One free month', zh: '免费使用一个月' },
        },
      ],
    },
  ],
  limits: [{ per: 'advocate', count: 12, period: 'lifetime' }],
  wording: {
    en: {
      headline: 'Give a free month, get a free month',
      share_text:
        'We work with this every day. Subscribe through my link and we both get a free month.',
      friend_headline: 'A month free for you',
      friend_text: 'Your second month is free once you have paid for the first.',
    },
    zh: {
      headline: '送好友一个月，自己也得一个月',
      share_text: '我们每天都用它办公。用我的链接订阅，双方各得一个月免费。',
      friend_headline: '您可免费使用一个月',
      friend_text: '支付首期后，即得一个月免费。',
    },
  },
  terms: {
    en: [
      'Your friend is new to us and subscribes within 30 days (of 24 hours) of opening your link. Whoever’s link was opened first counts.',
      'Once the first period is paid, each of you gets one free month. Trials and invoices of nothing do not count. You get at most 12 months in all; your friends get theirs even after that.',
      'If the payment is charged back before the month is used, the month is withdrawn; after that we look at it first.',
      'Referring yourself does not count.',
    ].join('\n'),
    zh: [
      '好友须为新客户，并在打开您的链接后 30 天（每天按 24 小时计）内订阅，以最先打开的链接为准。',
      '好友支付首期后，双方各得一个月免费。试用及零元账单不计。您累计最多得 12 个月；达到上限后，好友仍可获得自己的一个月。',
      '免费月使用前发生拒付的，奖励收回；使用后发生的，我们会先核实。',
      '推荐自己无效。',
    ].join('\n'),
  },
}
