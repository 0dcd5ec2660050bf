import type { ProgramDraft } from '../document.ts'

/** Online storage: both sides get room when the friend installs the app, the advocate up to a ceiling. */
export const storageBoth: ProgramDraft = {
  name: { en: '500 MB for you both', zh: '双方各得 500 MB' },
  rules: [
    {
      id: 'room-for-both',
      when: 'install',
      // A second device is a second installation, and no second friend.
      if: 'conversion.number == 1',
      give: [
        {
          to: 'advocate',
          kind: 'credit',
          value: { amount: 500, asset: 'storage_mb' },
          label: { en: '500 MB of extra space', zh: '500 MB 额外空间' },
        },
        {
          to: 'friend',
          kind: 'credit',
          value: { amount: 500, asset: 'storage_mb' },
          label: { en: '500 MB of extra space', zh: '500 MB 额外空间' },
        },
      ],
    },
  ],
  limits: [{ per: 'advocate', amount: 16_000, asset: 'storage_mb', period: 'lifetime' }],
  wording: {
    en: {
      headline: 'Give 500 MB, get 500 MB',
      share_text: 'I keep my files here. Install it through my link and we both get 500 MB more.',
      friend_headline: '500 MB more from the start',
      friend_text: 'Install the app, and the extra space is yours and your friend’s.',
    },
    zh: {
      headline: '送好友 500 MB，自己也得 500 MB',
      share_text: '我的文件都放在这里。用我的链接安装，我们俩各得 500 MB 空间。',
      friend_headline: '一开始就多 500 MB',
      friend_text: '安装应用后，您和好友各得 500 MB 额外空间。',
    },
  },
  terms: {
    en: [
      'Your friend is new to us, comes through your link or with your code, and installs the app.',
      'Each of you gets 500 MB at once. Through referrals you can gather up to 16,000 MB in all; your friends get theirs even after that.',
      'Referring yourself does not count.',
    ].join('\n'),
    zh: [
      '好友须为新用户，通过您的链接或推荐码前来，并安装应用。',
      '双方立即各得 500 MB。您通过推荐最多可累计 16,000 MB；达到上限后，好友仍可获得自己的空间。',
      '推荐自己无效。',
    ].join('\n'),
  },
}
