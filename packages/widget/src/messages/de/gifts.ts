import type { GiftMessages } from '../messages.ts'

/** What somebody gets, in German. */
export const gifts: GiftMessages = {
  pointsCount: { one: '# Punkt', other: '# Punkte' },
  entriesCount: { one: '# Los', other: '# Lose' },
  friendsCount: { one: '# Freund', other: '# Freunden' },
  unit: (count, unit) => `${count} ${unit}`,
  upTo: (value) => `bis zu ${value}`,
  discount: (_off, percent) => `${percent} Rabatt`,
  shareOfOrder: (percent) => `${percent} der Bestellung`,
  atFriends: (value, friends) => `${value} ab ${friends}`,
  everyFriends: (value, friends) => `${value} nach je ${friends}`,
  atSpending: (value, amount) => `${value}, wenn Freunde für ${amount} bestellen`,
  eachFriend: (value) => `${value} für jeden Freund`,
  donation: (value) => `eine Spende über ${value}`,
  thanks: 'ein Dankeschön',
}
