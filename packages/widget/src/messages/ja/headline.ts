import type { HeadlineMessages } from '../messages.ts'
import { gifts } from './gifts.ts'

/** What a program is about, in Japanese. */
export const headline: HeadlineMessages = {
  ...gifts,
  locale: 'ja',
  giveGet: (give, get) => `お友達に${give}、あなたに${get}`,
  giveOnly: (give) => `お友達に${give}`,
  getOnly: (get) => `お友達を紹介して${get}`,
  refer: 'お友達を紹介',
  moreCount: { other: 'あと#人' },
  progress: (done, friends, more, gift) => `${friends}中${done}人、${more}で${gift}`,
  progressSpent: (done, goal, more, gift) => `お友達のご注文${goal}中${done}、あと${more}で${gift}`,
  progressName: '次の特典まで',
}
