import type { BannerMessages } from '../messages.ts'
import { gifts } from './gifts.ts'
import { offers } from './offers.ts'

/** What the friend's banner says, in Spanish. */
export const messages: BannerMessages = {
  ...gifts,
  ...offers,
  locale: 'es',
  welcome: (advocate, gift) => `${advocate} ha pensado en ti: ${gift}`,
  welcomeSome: (gift) => `Un amigo ha pensado en ti: ${gift}`,
  bannerName: 'Una oferta de un amigo',
  bannerCode: 'Tu código',
  bannerUntil: (date) => `Hasta el ${date}`,
  dismiss: 'Cerrar la oferta',
  copyCode: 'Copiar código',
  codeCopied: 'Código copiado.',
  codeByHand: 'No se ha podido copiar; selecciona el código en el campo.',
}
