import type { MailWords } from './en.ts'

/** What our mail says, in German. */
export const words: MailWords = {
  signInSubject: (shop) => `Ihr Link zu ${shop}`,
  signInLead: (shop) => `Öffnen Sie diesen Link, um Ihre Freunde und Prämien bei ${shop} zu sehen:`,
  signInButton: 'Meine Freunde und Prämien ansehen',
  signInOnce: 'Er gilt einmal und 30 Minuten lang.',
  signInOther:
    'Wenn Sie ihn nicht angefordert haben, müssen Sie nichts tun: Ohne den Link sieht niemand etwas.',
}
