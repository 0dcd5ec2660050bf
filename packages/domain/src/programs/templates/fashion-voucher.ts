import type { ProgramDraft } from '../document.ts'

/** An online clothing brand: the friend saves on the first order, the advocate gets a voucher once it is kept. */
export const fashionVoucher: ProgramDraft = {
  name: { en: 'Give 15%, get ¥100', zh: '送好友 85 折，自己得 100 元' },
  attribution: {
    touch: 'first',
    click_days: 30,
    conversion_days: 90,
    new_customers_only: true,
    evidence: ['link', 'code'],
  },
  rules: [
    {
      id: 'friend-offer',
      when: 'claimed',
      if: 'conversion.gross_amount >= 9900',
      give: [
        {
          to: 'friend',
          kind: 'coupon',
          value: { share_basis_points: 1500, cap: 20_000, asset: 'CNY' },
          valid_days: 30,
          label: { en: '15% off the first order', zh: '首单 85 折' },
        },
      ],
    },
    {
      id: 'advocate-voucher',
      when: 'order',
      if: 'conversion.number == 1 && conversion.amount >= 9900',
      give: [
        {
          to: 'advocate',
          kind: 'coupon',
          value: { amount: 10_000, asset: 'CNY' },
          hold_days: 7,
          label: { en: '¥100 voucher', zh: '100 元代金券' },
        },
      ],
    },
  ],
  prompt: { after: ['delivery'] },
  wording: {
    en: {
      headline: 'Give 15%, get ¥100',
      share_text:
        'I think you would like the clothes here. With my link you get 15% off your first order.',
      friend_headline: '15% off your first order',
      friend_text: 'On a first order of ¥99 or more, at most ¥200 off.',
    },
    zh: {
      headline: '送好友 85 折，自己得 100 元',
      share_text: '这家的衣服我很喜欢，你应该也会喜欢。用我的链接下单，首单 85 折。',
      friend_headline: '您的首单享 85 折',
      friend_text: '首单满 99 元可用，最多优惠 200 元。',
    },
  },
  terms: {
    en: [
      'Your friend is new to us and opens your link, or enters your code, before ordering.',
      'Your friend gets 15% off a first order of ¥99 or more before discounts, at most ¥200. The offer is good for one order.',
      'You get a ¥100 voucher for each friend once the 7-day return time of that order is over and at least ¥99 of it has been kept. If it is returned later, the voucher is withdrawn unless you have used it.',
      'Referring yourself does not count.',
    ].join('\n'),
    zh: [
      '好友须为新顾客，并在下单前打开您的链接或填写您的推荐码。',
      '好友首单优惠前满 99 元即享 85 折，最多优惠 200 元，限用一次。',
      '好友首单过了 7 天退货期，且未退部分不低于 99 元，您即可获得一张 100 元代金券，每推荐一位好友得一张。此后如再退货，尚未使用的代金券将被收回。',
      '推荐自己无效。',
    ].join('\n'),
  },
}
