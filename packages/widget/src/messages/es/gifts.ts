import type { GiftMessages } from '../messages.ts'

/** What somebody gets, in Spanish. */
export const gifts: GiftMessages = {
  pointsCount: { one: '# punto', other: '# puntos' },
  entriesCount: { one: '# participación en el sorteo', other: '# participaciones en el sorteo' },
  friendsCount: { one: '# amigo', other: '# amigos' },
  unit: (count, unit) => `${count} ${unit}`,
  upTo: (value) => `hasta ${value}`,
  discount: (_off, percent) => `un ${percent} de descuento`,
  shareOfOrder: (percent) => `${percent} del pedido`,
  atFriends: (value, friends) => `${value} al llegar a ${friends}`,
  everyFriends: (value, friends) => `${value} por cada ${friends}`,
  atSpending: (value, amount) => `${value} cuando tus amigos gasten ${amount}`,
  eachFriend: (value) => `${value} por cada amigo`,
  donation: (value) => `una donación de ${value}`,
  thanks: 'un agradecimiento',
}
