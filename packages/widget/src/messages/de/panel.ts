import type { Messages } from '../messages.ts'
import { headline } from './headline.ts'

/** What the panel says at once, in German. */
export const messages: Messages = {
  ...headline,

  howShort: 'Schicken Sie ihn weiter. Hier sehen Sie, wer dazukommt und wann Ihre Prämie kommt.',
  joinFirst: 'Einmal tippen, und Ihr persönlicher Link ist da.',

  yourLink: 'Ihr Link',
  copyLink: 'Link kopieren',
  share: 'Link teilen',
  getLink: 'Link erstellen und teilen',
  oneMoment: 'Einen Moment\u00a0…',
  notEnrolled: 'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.',

  loading: 'Wird geladen\u00a0…',
  slow: 'Das dauert länger als sonst. Es geht nichts verloren.',
  signInText: 'Melden Sie sich im Shop an, dann steht hier Ihr persönlicher Link.',
  signIn: 'Anmelden',
  expiredText: 'Ihre Anmeldung ist abgelaufen und wird erneuert.',
  offlineTitle: 'Sie sind offline',
  offlineText: 'Sobald Sie wieder verbunden sind, erscheint alles von selbst.',
  failedTitle: 'Das konnte nicht geladen werden',
  failedText: 'Ihr Link, Ihre Freunde und Ihre Prämien sind noch da.',
  restingTitle: 'Zurzeit läuft keine Aktion',
  restingText: 'Was Sie bekommen haben, bleibt Ihnen.',
  retry: 'Erneut versuchen',
  close: 'Schließen',
}
