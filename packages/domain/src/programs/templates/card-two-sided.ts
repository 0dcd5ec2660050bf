import type { ProgramDraft } from '../document.ts'

/** A card issuer: cash for the advocate up to a ceiling a calendar year, the first year free for the friend. */
export const cardTwoSided: ProgramDraft = {
  name: { en: '$75 for you, a free first year for them', zh: '您得 75 美元，好友免首年年费' },
  rules: [
    {
      id: 'card-approved',
      when: 'card_approved',
      // A second card of the same person is no second friend.
      if: 'conversion.number == 1',
      give: [
        {
          to: 'advocate',
          kind: 'cash',
          value: { amount: 7500, asset: 'USD' },
          label: { en: '$75 in cash', zh: '75 美元现金' },
        },
        {
          to: 'friend',
          kind: 'perk',
          value: { amount: 1, asset: 'first_year_fee_waiver' },
          label: { en: 'No annual fee in the first year', zh: '免首年年费' },
        },
      ],
    },
  ],
  limits: [
    {
      per: 'advocate',
      amount: 50_000,
      asset: 'USD',
      period: 'year',
      time_zone: 'America/New_York',
    },
  ],
  wording: {
    en: {
      headline: 'Give a free first year, get $75',
      share_text:
        'I am happy with my card. Apply through my link and your first year is free of the annual fee.',
      friend_headline: 'Your first year without the annual fee',
      friend_text: 'Apply through this invitation. The fee is waived once your card is approved.',
    },
    zh: {
      headline: '送好友首年免年费，自己得 75 美元',
      share_text: '这张卡我用得很满意。通过我的链接申请，首年免年费。',
      friend_headline: '您的首年免年费',
      friend_text: '通过此邀请申请，卡片获批后即免首年年费。',
    },
  },
  terms: {
    en: [
      'Your friend does not hold a card of ours, applies through your link or with your code, and is approved.',
      'You get $75 for each friend approved, at most $500 in a calendar year (New York time). A reward that would pass this sum is not paid; your friend’s fee is waived all the same.',
      'Referring yourself does not count.',
    ].join('\n'),
    zh: [
      '好友未持有本行卡片，通过您的链接或推荐码申请并获批。',
      '每获批一位好友，您得 75 美元，每个自然年（纽约时间）累计最多 500 美元。超出部分的奖励不予发放，好友仍可免首年年费。',
      '推荐自己无效。',
    ].join('\n'),
  },
}
