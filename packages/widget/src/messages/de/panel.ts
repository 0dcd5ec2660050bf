import type { Messages } from '../messages.ts'
import { headline } from './headline.ts'

/** What the panel says at once, in German. */
export const messages: Messages = {
  ...headline,

  howShort:
    'Schicken Sie ihn weiter. Hier sehen Sie, wer dazukommt und wann Ihre Prämie fällig ist.',
  joinFirst: 'Ein Tipp erstellt Ihren persönlichen Link.',

  yourLink: 'Ihr Link',
  copyLink: 'Link kopieren',
  share: 'Link teilen',
  getLink: 'Meinen Link holen und teilen',
  oneMoment: 'Einen Moment…',
  linkCopied: 'Kopiert. Schicken Sie ihn weiter; wer dazukommt, steht danach hier.',
  linkShared: 'Geteilt. Sobald Ihr Freund dazukommt, steht er hier.',
  linkReady: 'Ihr Link ist fertig. Kopieren Sie ihn und schicken Sie ihn weiter.',
  copyByHand: 'Der Link ist markiert. Kopieren Sie ihn und schicken Sie ihn weiter.',
  shareText: (give) => `Ich habe etwas für dich: ${give}.`,
  shareTextPlain: 'Diesen Shop kann ich empfehlen.',
  notEnrolled: 'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.',

  loading: 'Wird geladen…',
  slow: 'Das dauert länger als sonst. Es geht nichts verloren.',
  signInText: 'Melden Sie sich im Shop an, dann steht hier Ihr persönlicher Link.',
  signIn: 'Anmelden',
  expiredText: 'Ihre Anmeldung ist abgelaufen und wird erneuert.',
  offlineTitle: 'Sie sind offline',
  offlineText: 'Sobald Sie wieder verbunden sind, erscheint alles von selbst.',
  failedTitle: 'Das konnte nicht geladen werden',
  failedText: 'Ihr Link, Ihre Freunde und Prämien sind sicher.',
  restingTitle: 'Zurzeit läuft keine Aktion',
  restingText: 'Was Sie bekommen haben, bleibt Ihnen.',
  retry: 'Noch einmal versuchen',
  close: 'Schließen',
}
