import type { ProgramDraft } from '../document.ts'

/** Privileges: five friends open a year of free parking, ten the right to buy the limited edition. */
export const perkUnlock: ProgramDraft = {
  name: { en: 'Five friends: a year of free parking', zh: '推荐五位好友，免费停车一年' },
  goal: { when: 'signup' },
  rules: [
    {
      id: 'free-parking',
      milestone: { at: 5, counting: 'approved_referrals' },
      give: [
        {
          to: 'advocate',
          kind: 'perk',
          value: { amount: 1, asset: 'parking_year' },
          valid_months: 12,
          label: { en: 'A year of free parking', zh: '免费停车一年' },
        },
      ],
    },
    {
      id: 'limited-edition',
      milestone: { at: 10, counting: 'approved_referrals' },
      give: [
        {
          to: 'advocate',
          kind: 'perk',
          value: { amount: 1, asset: 'limited_edition_right' },
          label: { en: 'The right to buy the limited edition', zh: '限量版购买资格' },
        },
      ],
    },
  ],
  wording: {
    en: {
      headline: 'Five friends: free parking. Ten: the limited edition.',
      share_text: 'Join here through my link. It is a place worth coming back to.',
      friend_headline: 'You are invited',
      friend_text: 'Sign up through this invitation, and it counts for your friend.',
    },
    zh: {
      headline: '5 位好友享免费停车，10 位可购限量版',
      share_text: '这里值得常来，用我的链接加入吧。',
      friend_headline: '您收到一份邀请',
      friend_text: '通过此邀请注册，即可为好友的推荐计数。',
    },
  },
  terms: {
    en: [
      'A friend counts once they are new to us and have signed up through your link or with your code.',
      'With the fifth friend you park free for a year, counted from that day. With the tenth you may buy the limited edition.',
      'A sign-up that turns out not to be genuine no longer counts. If you fall below five or ten by that, the privilege pauses; you are told, and the next friend restores it.',
      'Referring yourself does not count.',
    ].join('\n'),
    zh: [
      '好友须为新顾客，并通过您的链接或推荐码注册，方可计数。',
      '第 5 位好友起，您可免费停车一年，自当日起算；第 10 位起，您可购买限量版。',
      '经核实不真实的注册不再计数。若因此低于 5 位或 10 位，相应权益将收回并通知您，推荐到下一位好友后恢复。',
      '推荐自己无效。',
    ].join('\n'),
  },
}
