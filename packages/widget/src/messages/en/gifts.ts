import type { Forms } from '../messages.ts'

/** What somebody gets, in words. Counts and amounts come as they are written in the reader's format. */
export const gifts = {
  pointsCount: { one: '# point', other: '# points' } as Forms,
  entriesCount: { one: '# draw entry', other: '# draw entries' } as Forms,
  friendsCount: { one: '# friend', other: '# friends' } as Forms,
  unit: (count: string, unit: string) => `${count} ${unit}`,
  upTo: (value: string) => `up to ${value}`,
  discount: (_off: number, percent: string) => percent,
  shareOfOrder: (percent: string) => `${percent} of the order`,
  atFriends: (value: string, friends: string) => `${value} at ${friends}`,
  everyFriends: (value: string, friends: string) => `${value} for every ${friends}`,
  atSpending: (value: string, amount: string) => `${value} when friends have spent ${amount}`,
  eachFriend: (value: string) => `${value} for each friend`,
  donation: (value: string) => `a donation of ${value}`,
  thanks: 'a thank-you',
}
