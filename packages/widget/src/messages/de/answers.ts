import type { AnswerMessages } from '../messages.ts'

/** What is said where a row is opened, in German. */
export const messages: AnswerMessages = {
  looking: 'Wird nachgesehen…',
  whyFailed: 'Die Antwort konnte nicht geladen werden. An der Sache hat sich nichts geändert.',
  retry: 'Erneut versuchen',
  nearest: 'Was gezählt hätte',
  history: 'Wie es lief',
  traceTitle: 'Was bisher geschah',
  began: 'Dazugekommen',
  promised: 'Zugesagt',
  holdEnds: 'Vorgemerkt bis',
  appeal: 'Ich sehe das anders',
  appealText: 'Was soll sich der Shop ansehen?',
  appealEvidence: 'Bestellnummer oder anderer Beleg (freiwillig)',
  appealSend: 'Senden',
  appealSending: 'Einen Moment…',
  appealDue: (date) => `Der Shop antwortet bis ${date}.`,
  appealLate: 'Die Antwort lässt auf sich warten. Ihr Einspruch steht.',
  appealAnswer: 'Antwort des Shops',
  appealFailed: 'Es wurde nicht gesendet. Ihr Text ist noch da.',
  appealNot: 'Das lässt sich nicht mehr anfechten.',
  validTo: 'Gültig bis',
  appealStates: {
    open: 'Der Shop sieht es sich an',
    upheld: 'Sie hatten recht',
    rejected: 'Es bleibt dabei',
  },
}
