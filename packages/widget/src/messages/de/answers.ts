import type { AnswerMessages } from '../messages.ts'

/** What is said where a row is opened, in German. */
export const messages: AnswerMessages = {
  looking: 'Wird nachgesehen…',
  whyFailed: 'Die Antwort konnte nicht geladen werden. An der Sache hat sich nichts geändert.',
  retry: 'Erneut versuchen',
  nearest: 'Was gezählt hätte',
  history: 'Wie es lief',
  began: 'Dazugekommen',
  promised: 'Zugesagt',
  holdEnds: 'Vorgemerkt bis',
  validTo: 'Gültig bis',
}
