import type { GiftMessages } from '../messages.ts'

/** What somebody gets, in Arabic. */
export const gifts: GiftMessages = {
  pointsCount: {
    zero: '# نقطة',
    one: 'نقطة واحدة',
    two: 'نقطتان',
    few: '# نقاط',
    many: '# نقطة',
    other: '# نقطة',
  },
  entriesCount: {
    zero: '# فرصة في السحب',
    one: 'فرصة واحدة في السحب',
    two: 'فرصتان في السحب',
    few: '# فرص في السحب',
    many: '# فرصة في السحب',
    other: '# فرصة في السحب',
  },
  friendsCount: {
    zero: '# صديق',
    one: 'صديق واحد',
    two: 'صديقين',
    few: '# أصدقاء',
    many: '# صديقًا',
    other: '# صديق',
  },
  unit: (count, unit) => `${count} ${unit}`,
  upTo: (value) => `حتى ${value}`,
  discount: (_off, percent) => `خصم ${percent}`,
  shareOfOrder: (percent) => `${percent} من قيمة الطلب`,
  atFriends: (value, friends) => `${value} عند بلوغ ${friends}`,
  everyFriends: (value, friends) => `${value} عن كل ${friends}`,
  atSpending: (value, amount) => `${value} عند بلوغ طلبات أصدقائك ${amount}`,
  eachFriend: (value) => `${value} عن كل صديق`,
  donation: (value) => `تبرع بقيمة ${value}`,
  thanks: 'رسالة شكر',
}
