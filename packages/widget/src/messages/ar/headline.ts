import type { HeadlineMessages } from '../messages.ts'
import { gifts } from './gifts.ts'

/** What a program is about, in Arabic. */
export const headline: HeadlineMessages = {
  ...gifts,
  locale: 'ar',
  giveGet: (give, get) => `أهدِ صديقك ${give} واحصل على ${get}`,
  giveOnly: (give) => `أهدِ أصدقاءك ${give}`,
  getOnly: (get) => `ادعُ صديقًا واحصل على ${get}`,
  refer: 'ادعُ صديقًا',
  moreCount: {
    zero: 'بقي #',
    one: 'بقي صديق واحد',
    two: 'بقي صديقان',
    few: 'بقي # أصدقاء',
    many: 'بقي # صديقًا',
    other: 'بقي # صديق',
  },
  progress: (done, friends, more, gift) => `${done} من ${friends}، ${more} للحصول على ${gift}`,
  progressSpent: (done, goal, more, gift) =>
    `أنفق أصدقاؤك ${done} من ${goal}، بقي ${more} للحصول على ${gift}`,
  progressName: 'الطريق إلى مكافأتك التالية',
}
