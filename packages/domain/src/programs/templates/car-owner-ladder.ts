import type { ProgramDraft } from '../document.ts'

/** Car owners: points for the first friend, a gift by post for the fifth, a ticket in the draw for the tenth. */
export const carOwnerLadder: ProgramDraft = {
  name: { en: 'Charge, unwrap, win', zh: '充电、收礼、抽新车' },
  goal: { when: 'delivery' },
  rules: [
    {
      id: 'charging-points',
      milestone: { at: 1, counting: 'approved_referrals' },
      give: [
        {
          to: 'advocate',
          kind: 'points',
          value: { amount: 1_500, asset: 'charging_km' },
          label: { en: '1,500 charging points', zh: '1,500 充电里程积分' },
        },
      ],
    },
    {
      id: 'limited-gift',
      milestone: { at: 5, counting: 'approved_referrals' },
      give: [
        {
          to: 'advocate',
          kind: 'gift',
          value: { amount: 1, asset: 'model_car' },
          address: true,
          label: { en: 'A model car, limited edition', zh: '限量版车模' },
        },
      ],
    },
    {
      id: 'draw-ticket',
      milestone: { at: 10, counting: 'approved_referrals' },
      give: [
        {
          to: 'advocate',
          kind: 'draw_entry',
          value: { amount: 1, asset: 'car_draw' },
          label: { en: 'A ticket in the draw for a new car', zh: '新车抽奖券一张' },
        },
      ],
    },
  ],
  draws: [
    {
      id: 'new-car',
      entries: 'car_draw',
      at: '2027-12-31T12:00:00+08:00',
      winners: 1,
      give: [
        {
          to: 'advocate',
          kind: 'gift',
          value: { amount: 1, asset: 'new_car' },
          address: true,
          label: { en: 'A new car', zh: '新车一辆' },
        },
      ],
    },
  ],
  wording: {
    en: {
      headline: 'One friend charges, five unwrap, ten may win a car',
      share_text: 'I enjoy every drive. Take a test drive through my link.',
      friend_headline: 'An owner invites you',
      friend_text: 'Order your car through this invitation, and it counts for your friend.',
    },
    zh: {
      headline: '1 位好友得里程，5 位得礼物，10 位可抽新车',
      share_text: '这车我开得很开心，用我的链接预约试驾吧。',
      friend_headline: '车主邀请您',
      friend_text: '通过此邀请订车，即为好友的推荐计数。',
    },
  },
  terms: {
    en: [
      'A friend counts once their car, ordered through your link or with your code, has been handed over.',
      'The first friend brings you 1,500 charging points, the fifth a model car by post, the tenth one ticket in the draw for a new car.',
      'The draw is on 31 December 2027 at noon, Shanghai time. We publish a commitment to its seed beforehand, so that everybody can check the result.',
      'Referring yourself does not count.',
    ].join('\n'),
    zh: [
      '好友通过您的链接或推荐码订车并完成交付后计数。',
      '第 1 位好友为您带来 1,500 充电里程积分，第 5 位为您寄送限量版车模，第 10 位为您获得新车抽奖券一张。',
      '抽奖于 2027 年 12 月 31 日 12 时（上海时间）进行。我们会事先公布抽奖种子的承诺值，人人可验证结果。',
      '推荐自己无效。',
    ].join('\n'),
  },
}
