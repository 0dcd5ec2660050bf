import type { HeadlineMessages } from '../messages.ts'
import { gifts } from './gifts.ts'

/** What a program is about, in Chinese. */
export const headline: HeadlineMessages = {
  ...gifts,
  locale: 'zh-CN',
  giveGet: (give, get) => `送好友 ${give}，自己得 ${get}`,
  giveOnly: (give) => `送好友 ${give}`,
  getOnly: (get) => `推荐好友，得 ${get}`,
  refer: '推荐好友',
  moreCount: { other: '再推荐 # 位' },
  progress: (done, friends, more, gift) => `已推荐 ${done}/${friends}，${more}得 ${gift}`,
  progressSpent: (done, goal, more, gift) =>
    `好友已消费 ${done}/${goal}，再消费 ${more} 得 ${gift}`,
  progressName: '距离下一份奖励',
}
