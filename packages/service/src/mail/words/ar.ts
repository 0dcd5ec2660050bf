import type { MailWords } from './en.ts'

/** What our mail says, in Arabic. */
export const words: MailWords = {
  signInSubject: (shop) => `رابطك إلى \u2068${shop}\u2069`,
  signInLead: (shop) => `افتح هذا الرابط لترى أصدقاءك ومكافآتك لدى \u2068${shop}\u2069:`,
  signInButton: 'عرض أصدقائي ومكافآتي',
  signInOnce: 'يعمل الرابط مرة واحدة خلال 30 دقيقة.',
  signInOther: 'إن لم تطلبه فلا داعي لفعل شيء، فلا أحد يرى شيئًا من دون الرابط.',
}
