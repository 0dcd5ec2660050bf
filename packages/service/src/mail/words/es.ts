import type { MailWords } from './en.ts'

/** What our mail says, in Spanish. */
export const words: MailWords = {
  signInSubject: (shop) => `Tu enlace para ${shop}`,
  signInLead: (shop) => `Abre este enlace para ver tus amigos y recompensas en ${shop}:`,
  signInButton: 'Ver mis amigos y recompensas',
  signInOnce: 'Sirve una sola vez, durante 30 minutos.',
  signInOther: 'Si no lo has pedido, no hagas nada: sin el enlace, nadie ve nada.',
}
