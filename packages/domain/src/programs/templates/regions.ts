import type { ProgramDraft } from '../document.ts'

/** One program for many regions: by the friend's region it is a donation, cash, or a place on our page. */
export const regions: ProgramDraft = {
  name: { en: 'Thank you, wherever you are', zh: '无论身在何处，都感谢您的推荐' },
  beneficiaries: {
    'education-fund': { name: { en: 'Education fund', zh: '助学基金' } },
    'water-fund': { name: { en: 'Clean water fund', zh: '净水基金' } },
  },
  segments: [
    { id: 'apac', if: 'friend.region == "APAC"' },
    { id: 'eu', if: 'friend.region == "EU"' },
    { id: 'latam', if: 'friend.region == "LATAM"' },
    { id: 'mea', if: 'friend.region == "MEA"' },
  ],
  rules: [
    {
      id: 'asia-pacific',
      when: 'signup',
      segment: 'apac',
      give: [
        {
          to: 'advocate',
          kind: 'donation',
          value: { amount: 100, asset: 'points' },
          beneficiary: 'education-fund',
          label: { en: '100 points to the education fund', zh: '向助学基金捐 100 积分' },
        },
      ],
    },
    {
      id: 'europe',
      when: 'signup',
      segment: 'eu',
      give: [
        {
          to: 'advocate',
          kind: 'cash',
          value: { amount: 1_000, asset: 'EUR' },
          instead: {
            if: 'advocate.attributes.can_be_paid == false',
            kind: 'coupon',
            value: { amount: 1_000, asset: 'EUR' },
            label: { en: '€10 phone top-up', zh: '10 欧元话费' },
          },
          label: { en: '€10 in cash', zh: '10 欧元现金' },
        },
      ],
    },
    {
      id: 'latin-america',
      when: 'signup',
      segment: 'latam',
      give: [
        {
          to: 'advocate',
          kind: 'perk',
          value: { amount: 1, asset: 'feature_on_page' },
          label: { en: 'You are featured on our page', zh: '您将登上我们的专页' },
        },
      ],
    },
    {
      id: 'middle-east-africa',
      when: 'signup',
      segment: 'mea',
      give: [
        {
          to: 'advocate',
          kind: 'donation',
          value: { amount: 500, asset: 'USD' },
          beneficiary: 'water-fund',
          label: { en: '$5 to the clean water fund', zh: '向净水基金捐 5 美元' },
        },
      ],
    },
  ],
  wording: {
    en: {
      headline: 'Bring a friend. The thanks fit the place.',
      share_text: 'I use this every week. Here is my invitation.',
      friend_headline: 'A friend invites you',
      friend_text: 'Sign up through this invitation, and we thank your friend.',
    },
    zh: {
      headline: '推荐好友，各地有各地的谢礼',
      share_text: '我每周都在用，这是我的邀请。',
      friend_headline: '好友邀请您',
      friend_text: '通过此邀请注册，我们会答谢您的好友。',
    },
    es: {
      headline: 'Invita a un amigo. El agradecimiento depende del lugar.',
      share_text: 'Lo uso cada semana. Aquí tienes mi invitación.',
      friend_headline: 'Te invita un amigo',
      friend_text: 'Regístrate con esta invitación y daremos las gracias a tu amigo.',
    },
    de: {
      headline: 'Lade jemanden ein. Der Dank passt zum Ort.',
      share_text: 'Ich nutze es jede Woche. Hier ist meine Einladung.',
      friend_headline: 'Du bist eingeladen',
      friend_text: 'Melde dich über diese Einladung an, und wir bedanken uns bei deinem Freund.',
    },
    ar: {
      headline: 'ادعُ صديقًا، ولكل مكان شكره',
      share_text: 'أستخدمه كل أسبوع، وهذه دعوتي إليك.',
      friend_headline: 'صديق يدعوك',
      friend_text: 'سجّل عبر هذه الدعوة وسنشكر صديقك.',
    },
  },
  terms: {
    en: [
      'A friend counts once they are new to us and have signed up through your link or with your code. What you get goes by your friend’s region.',
      'Asia and Pacific: 100 points to the education fund. Europe: €10, as a phone top-up where we cannot pay out. Latin America: a feature on our page. Middle East and Africa: $5 to the clean water fund.',
      'Referring yourself does not count.',
    ].join('\n'),
    zh: [
      '好友须为新客户，并通过您的链接或推荐码注册，方可计数。奖励以好友所在地区为准。',
      '亚太：向助学基金捐 100 积分；欧洲：10 欧元，无法付款的地区以话费代替；拉丁美洲：登上我们的专页；中东及非洲：向净水基金捐 5 美元。',
      '推荐自己无效。',
    ].join('\n'),
  },
}
