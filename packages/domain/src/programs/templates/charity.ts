import type { ProgramDraft } from '../document.ts'

/** Giving: each friend moves ten yuan to an education fund in the advocate's name, who gets a certificate. */
export const charity: ProgramDraft = {
  name: { en: '¥10 for school books with every friend', zh: '每推荐一位好友，捐 10 元助学' },
  beneficiaries: { 'education-fund': { name: { en: 'Education fund', zh: '助学基金' } } },
  rules: [
    {
      id: 'gift-to-the-fund',
      when: 'order',
      if: 'conversion.number == 1',
      give: [
        {
          to: 'advocate',
          kind: 'donation',
          value: { amount: 1_000, asset: 'CNY' },
          beneficiary: 'education-fund',
          label: {
            en: '¥10 to the education fund in your name',
            zh: '以您的名义向助学基金捐 10 元',
          },
        },
        {
          to: 'advocate',
          kind: 'message',
          value: { amount: 1, asset: 'certificate' },
          label: { en: 'A certificate of your donation', zh: '捐赠证书' },
        },
      ],
    },
  ],
  wording: {
    en: {
      headline: 'Every friend gives ¥10 to school books',
      share_text: 'When you order here through my link, ¥10 goes to school books for children.',
      friend_headline: 'Your first order helps',
      friend_text: 'We give ¥10 to the education fund for it, in your friend’s name.',
    },
    zh: {
      headline: '每推荐一位好友，助学基金获赠 10 元',
      share_text: '用我的链接下单，就有 10 元捐给孩子们买书。',
      friend_headline: '您的首单会帮到孩子',
      friend_text: '我们将以好友的名义向助学基金捐 10 元。',
    },
  },
  terms: {
    en: [
      'For each friend who is new to us and places a first order through your link or with your code, we give ¥10 to the education fund in your name and send you a certificate.',
      'We transfer what has gathered once a month. It costs you nothing.',
      'Referring yourself does not count.',
    ].join('\n'),
    zh: [
      '每位新顾客通过您的链接或推荐码完成首单，我们即以您的名义向助学基金捐 10 元，并为您颁发证书。',
      '捐款每月汇总转账一次，您无需支付任何费用。',
      '推荐自己无效。',
    ].join('\n'),
  },
}
