import type { SurfaceMessages } from '../messages.ts'
import { headline } from './headline.ts'

/** What the prompt, the progress strip, the board and the terms say, in German. */
export const messages: SurfaceMessages = {
  ...headline,
  promptName: 'Empfehlen Sie uns',
  promptAfterOrder: 'Danke für Ihre Bestellung. Wem würde das noch gefallen?',
  promptAfterDelivery: 'Schön, dass es Ihnen gefällt. Wem würde es noch gefallen?',
  notNow: 'Jetzt nicht',
  terms: 'Bedingungen',
  questions: 'Fragen und Antworten',
  noTerms: 'Hier erscheinen die Bedingungen dieser Aktion.',
  boardName: 'Rangliste',
  boardPeriod: (start, end) => `${start} bis ${end}`,
  boardPlace: 'Platz',
  boardPerson: 'Wer',
  boardCount: 'Freunde',
  boardYou: 'Sie',
  boardHidden: 'Jemand',
  boardEmpty: 'Hier steht noch niemand. Mit dem ersten Freund sind Sie vorn.',
  boardMe: (place) => `Sie sind auf Platz ${place}.`,
  boardNext: (more) => `Bis zum nächsten Platz: noch ${more}.`,
  boardBelow: 'Sie sind hinter Platz 10.000.',
  boardSpent: 'Bestellungen',
  boardShowName: 'Meinen Namen hier zeigen',
  failedTitle: 'Das konnte nicht geladen werden',
  retry: 'Erneut versuchen',
}
