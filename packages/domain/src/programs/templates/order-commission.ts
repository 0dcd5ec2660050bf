import type { ProgramDraft } from '../document.ts'

/**
 * Commission: 8% of each order of a year. Of the first order half comes at once and half after thirty
 * days, of later ones the whole after thirty days. Whoever referred the advocate gets 2%, and there it ends.
 */
export const orderCommission: ProgramDraft = {
  name: { en: '8% of your friends’ orders', zh: '好友下单，您得 8%' },
  upline: { levels: 2 },
  rules: [
    {
      id: 'first-order',
      when: 'order',
      if: 'conversion.number == 1',
      give: [
        {
          to: 'advocate',
          kind: 'cash',
          value: { share_basis_points: 800, cap: 20_000, asset: 'CNY' },
          instalments: [
            { share_basis_points: 5_000, hold_days: 0 },
            { share_basis_points: 5_000, hold_days: 30 },
          ],
          label: { en: '8% of the first order', zh: '首单金额的 8%' },
        },
        {
          to: 'upline_2',
          kind: 'cash',
          value: { share_basis_points: 200, cap: 20_000, asset: 'CNY' },
          hold_days: 30,
          label: { en: '2% of the first order', zh: '首单金额的 2%' },
        },
      ],
    },
    {
      id: 'later-orders',
      when: 'order',
      if: 'conversion.number > 1',
      within: { months: 12, of: 'first_conversion' },
      give: [
        {
          to: 'advocate',
          kind: 'cash',
          value: { share_basis_points: 800, cap: 20_000, asset: 'CNY' },
          hold_days: 30,
          label: { en: '8% of the order', zh: '订单金额的 8%' },
        },
        {
          to: 'upline_2',
          kind: 'cash',
          value: { share_basis_points: 200, cap: 20_000, asset: 'CNY' },
          hold_days: 30,
          label: { en: '2% of the order', zh: '订单金额的 2%' },
        },
      ],
    },
  ],
  attribution: { conversion_days: 400 },
  wording: {
    en: {
      headline: 'A friend orders, 8% is yours',
      share_text: 'I order here. Have a look through my link.',
      friend_headline: 'A friend recommends us',
      friend_text: 'Order through this link, and your friend has a part in it.',
    },
    zh: {
      headline: '好友下单，8% 归您',
      share_text: '我常在这里下单，用我的链接来看看吧。',
      friend_headline: '好友向您推荐',
      friend_text: '通过此链接下单，好友即可获得佣金。',
    },
  },
  terms: {
    en: [
      'You get 8% of each order that a friend places within 12 months of their first one, at most ¥200 an order.',
      'Of the first order you get half at once and half after 30 days; later orders are paid after 30 days.',
      'If your friend refers somebody, you get 2% of that person’s orders on the same terms. It ends with this second level.',
      'What is returned earns nothing. Referring yourself does not count.',
    ].join('\n'),
    zh: [
      '好友自首单起 12 个月内的每笔订单，您得 8%，每单最多 200 元。',
      '首单佣金先付一半，30 天后付另一半；此后订单的佣金于 30 天后支付。',
      '您的好友再推荐他人，您按相同条件得其订单的 2%，到第二级为止。',
      '退货部分不计佣金。推荐自己无效。',
    ].join('\n'),
  },
}
