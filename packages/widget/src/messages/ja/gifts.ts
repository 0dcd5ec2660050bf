import type { GiftMessages } from '../messages.ts'

/** What somebody gets, in Japanese. */
export const gifts: GiftMessages = {
  pointsCount: { other: '#ポイント' },
  entriesCount: { other: '抽選#口' },
  friendsCount: { other: '#人' },
  unit: (count, unit) => `${count} ${unit}`,
  upTo: (value) => `最大${value}`,
  discount: (_off, percent) => `${percent}\u2060オフ`,
  shareOfOrder: (percent) => `ご注文金額の${percent}`,
  atFriends: (value, friends) => `お友達${friends}で${value}`,
  everyFriends: (value, friends) => `お友達${friends}ごとに${value}`,
  atSpending: (value, amount) => `お友達のご注文合計${amount}で${value}`,
  eachFriend: (value) => `お友達1人につき${value}`,
  donation: (value) => `${value}の寄付`,
  thanks: 'お礼のメッセージ',
}
