import type { AnswerMessages } from '../messages.ts'

/** What is said where a row is opened, in German. */
export const messages: AnswerMessages = {
  looking: 'Wird nachgesehen\u00a0…',
  whyFailed: 'Die Antwort konnte nicht geladen werden. Geändert hat sich nichts.',
  retry: 'Erneut versuchen',
  nearest: 'Was gezählt hätte',
  history: 'Wie es lief',
  traceTitle: 'Was bisher geschah',
  began: 'Dazugekommen',
  promised: 'Zugesagt',
  holdEnds: 'Vorgemerkt bis',
  appeal: 'Ich sehe das anders',
  appealText: 'Was soll sich der Shop ansehen?',
  appealEvidence: 'Bestellnummer oder anderer Beleg (optional)',
  appealSend: 'Senden',
  appealSending: 'Einen Moment\u00a0…',
  appealDue: (date) => `Der Shop antwortet bis ${date}.`,
  appealLate: 'Die Antwort lässt auf sich warten. Ihr Einspruch gilt weiter.',
  appealAnswer: 'Antwort des Shops',
  appealFailed: 'Das wurde nicht gesendet. Ihr Text ist noch da.',
  appealNot: 'Ein Einspruch ist nicht mehr möglich.',
  validTo: 'Gültig bis',
  appealStates: {
    open: 'Der Shop sieht es sich an',
    upheld: 'Sie hatten recht',
    rejected: 'Es bleibt dabei',
  },
}
