import type { GiftMessages } from '../messages.ts'

const count = (number: number) => number.toLocaleString('zh-CN')

/** What somebody gets, in words. */
export const gifts: GiftMessages = {
  points: (_amount, said) => `${said} 积分`,
  unit: (said, unit) => `${said} ${unit}`,
  upTo: (value) => `最高 ${value}`,
  discount: (offPercent, said) => discount(offPercent, said),
  discountOnOrder: (offPercent, said) => `首单 ${discount(offPercent, said)}`,
  amountOffOrder: (value) => `首单立减 ${value}`,
  shareOfOrder: (percent) => `订单金额的 ${percent}`,
  upToCap: (value, cap) => `${value}（最高 ${cap}）`,
  atFriends: (value, friends) => `满 ${count(friends)} 位好友得 ${value}`,
  everyFriends: (value, friends) =>
    friends === 1 ? `每位好友得 ${value}` : `每 ${count(friends)} 位好友得 ${value}`,
}

/** What is off is said as what is paid: 20 % off 8 折, 15 % off 85 折, 12.5 % off 8.75 折. */
function discount(offPercent: number, said: string): string {
  const paid = 100 - offPercent
  if (paid < 10) return `立减 ${said}`
  return `${paid % 10 === 0 || !Number.isInteger(paid) ? paid / 10 : paid} 折`
}
