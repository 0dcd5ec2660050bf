import type { HeadlineMessages } from '../messages.ts'
import { gifts } from './gifts.ts'

/** What a program is about, in German. */
export const headline: HeadlineMessages = {
  ...gifts,
  locale: 'de',
  giveGet: (give, get) => `${give} schenken, ${get} bekommen`,
  giveOnly: (give) => `Freunden ${give} schenken`,
  getOnly: (get) => `Freunde einladen, ${get} bekommen`,
  refer: 'Freunde einladen',
  moreCount: { one: 'noch einer', other: 'noch #' },
  progress: (done, friends, more, gift) => `${done} von ${friends}, ${more} bis ${gift}`,
  progressSpent: (done, goal, more, gift) =>
    `Freunde haben für ${done} von ${goal} bestellt, noch ${more} bis ${gift}`,
  progressName: 'Weg zur nächsten Prämie',
}
