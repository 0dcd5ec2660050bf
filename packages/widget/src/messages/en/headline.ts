import type { Forms } from '../messages.ts'
import { gifts } from './gifts.ts'

/** What a program is about, and how near the next reward is. */
export const headline = {
  ...gifts,
  locale: 'en',
  giveGet: (give: string, get: string) => `Give ${give}, get ${get}`,
  giveOnly: (give: string) => `Give your friends ${give}`,
  getOnly: (get: string) => `Refer a friend, get ${get}`,
  refer: 'Refer a friend',
  moreCount: { one: 'one more', other: '# more' } as Forms,
  progress: (done: string, friends: string, more: string, gift: string) =>
    `${done} of ${friends}, ${more} for ${gift}`,
  progressSpent: (done: string, goal: string, more: string, gift: string) =>
    `Friends spent ${done} of ${goal}, ${more} more for ${gift}`,
  progressName: 'Way to your next reward',
}
