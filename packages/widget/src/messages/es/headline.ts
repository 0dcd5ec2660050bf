import type { HeadlineMessages } from '../messages.ts'
import { gifts } from './gifts.ts'

/** What a program is about, in Spanish. */
export const headline: HeadlineMessages = {
  ...gifts,
  locale: 'es',
  giveGet: (give, get) => `Regala ${give}, recibe ${get}`,
  giveOnly: (give) => `Regala a tus amigos ${give}`,
  getOnly: (get) => `Invita a un amigo y recibe ${get}`,
  refer: 'Invita a un amigo',
  moreCount: { one: 'falta uno', other: 'faltan #' },
  progress: (done, friends, more, gift) => `${done} de ${friends}, ${more} para ${gift}`,
  progressSpent: (done, goal, more, gift) =>
    `Tus amigos han gastado ${done} de ${goal}, faltan ${more} para ${gift}`,
  progressName: 'Camino a tu próxima recompensa',
}
