import type { BannerMessages } from '../messages.ts'
import { gifts } from './gifts.ts'
import { offers } from './offers.ts'

/** What the friend's banner says, in German. */
export const messages: BannerMessages = {
  ...gifts,
  ...offers,
  locale: 'de',
  welcome: (advocate, gift) => `${advocate} hat an Sie gedacht: ${gift}`,
  welcomeSome: (gift) => `Ein Freund hat an Sie gedacht: ${gift}`,
  bannerName: 'Ein Angebot von einem Freund',
  bannerCode: 'Ihr Code',
  bannerUntil: (date) => `Bis ${date}`,
  dismiss: 'Angebot schließen',
  copyCode: 'Code kopieren',
  codeCopied: 'Code kopiert.',
  codeByHand: 'Der Code ließ sich nicht kopieren; markieren Sie ihn im Feld.',
}
