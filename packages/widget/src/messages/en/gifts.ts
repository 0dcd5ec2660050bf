import { plural } from '../messages.ts'

const friends = plural('en', { one: 'friend', other: 'friends' })
const points = plural('en', { one: 'point', other: 'points' })

/** What somebody gets, in words. */
export const gifts = {
  points: (amount: number, _said: string) => points(amount),
  unit: (said: string, unit: string) => `${said} ${unit}`,
  upTo: (value: string) => `up to ${value}`,
  discount: (_offPercent: number, said: string) => said,
  discountOnOrder: (_offPercent: number, said: string) => `${said} off your first order`,
  amountOffOrder: (value: string) => `${value} off your first order`,
  shareOfOrder: (percent: string) => `${percent} of the order`,
  upToCap: (value: string, cap: string) => `${value} (${cap} at most)`,
  atFriends: (value: string, count: number) => `${value} at ${friends(count)}`,
  everyFriends: (value: string, count: number) =>
    count === 1 ? `${value} for each friend` : `${value} for every ${friends(count)}`,
}
