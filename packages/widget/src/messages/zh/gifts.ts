import type { GiftMessages } from '../messages.ts'

/** What somebody gets, in words. */
export const gifts: GiftMessages = {
  pointsCount: { other: '# 积分' },
  entriesCount: { other: '# 次抽奖机会' },
  friendsCount: { other: '# 位好友' },
  unit: (count, unit) => `${count} ${unit}`,
  upTo: (value) => `最高 ${value}`,
  discount,
  shareOfOrder: (percent) => `订单金额的 ${percent}`,
  atFriends: (value, friends) => `满 ${friends}得 ${value}`,
  everyFriends: (value, friends) => `每 ${friends}得 ${value}`,
  atSpending: (value, amount) => `好友消费满 ${amount} 得 ${value}`,
  eachFriend: (value) => `每位好友得 ${value}`,
  donation: (value) => `捐赠 ${value}`,
  thanks: '一份感谢',
}

/** What is off is said as what is paid: 20% off 8 折, 15% off 85 折, 12.5% off 8.75 折. */
function discount(off: number, percent: string): string {
  const paid = 100 - off
  if (paid < 10) return `立减 ${percent}`
  return `${paid % 10 === 0 || !Number.isInteger(paid) ? paid / 10 : paid}\u00a0折`
}
