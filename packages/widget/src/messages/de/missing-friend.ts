import type { MissingFriendMessages } from '../messages.ts'

/** What is said to an advocate who does not see a friend, in German. */
export const messages: MissingFriendMessages = {
  claimTitle: 'Ein Freund fehlt',
  claimIntro:
    'Vielleicht hat jemand ohne Ihren Link gekauft: auf einem anderen Gerät oder Tage später. Mit der Bestellnummer lässt sich das im Shop nachsehen.',
  claimStep: (step, steps) => `Schritt ${step} von ${steps}`,
  orderNumber: 'Bestellnummer',
  orderHint: 'Sie steht in der Bestellbestätigung per E-Mail oder im Shop unter den Bestellungen.',
  next: 'Weiter',
  back: 'Zurück',
  whoTitle: 'Wer hat bestellt?',
  whoIntro: (hours) =>
    `Mit der E-Mail-Adresse oder Telefonnummer der Bestellung haben Sie die Antwort sofort. Ohne sie sucht der Shop selbst, innerhalb von ${hours}.`,
  whoPrivate:
    'Lassen Sie leer, was Sie nicht wissen. Nur der Shop sieht es, und nur für diese Suche.',
  friendName: 'Name',
  friendEmail: 'E-Mail-Adresse',
  friendPhone: 'Telefonnummer mit Landesvorwahl',
  whenTitle: 'Wann haben Sie davon erzählt?',
  whenIntro:
    'Ungefähr genügt, und es darf leer bleiben. Es entscheidet, wenn auch andere davon erzählt haben.',
  whenLabel: 'Tag',
  claimSend: 'Bestellung suchen',
  looking: 'Wird nachgesehen\u00a0…',
  claimsBefore: 'Ihre bisherigen Anfragen',
  noClaims: 'Bestellungen, nach denen Sie fragen, stehen hier mit der Antwort.',
  claimsFailed: 'Ihre bisherigen Anfragen konnten nicht geladen werden. Verloren ist nichts.',
  claimsOffline: 'Ihre bisherigen Anfragen sind wieder da, sobald Sie verbunden sind.',
  more: 'Mehr anzeigen',
  claimOrder: (number) => `Bestellung ${number}`,
  askedOn: (date) => `Gefragt am ${date}`,
  answerBy: (date) => `Antwort bis ${date}`,
  answeredOn: (date) => `Beantwortet am ${date}`,
  claimStates: {
    matched: 'Gefunden',
    being_checked: 'Wird gesucht',
    credited_elsewhere: 'Zählt für andere',
    too_late: 'Zu spät',
    not_counted: 'Zählt nicht',
    rejected: 'Nicht bestätigt',
    expired: 'Keine Bestellung',
  },
  claimTitles: {
    matched: 'Gefunden, und es zählt für Sie',
    being_checked: 'Es wird gesucht',
    credited_elsewhere: 'Es zählt für jemand anderen',
    too_late: 'Die Zeit dafür war vorbei',
    not_counted: 'Es zählt nicht',
    rejected: 'Der Shop konnte es nicht bestätigen',
    expired: 'Es gab keine solche Bestellung',
  },
  claimTexts: {
    matched:
      'Die Person steht jetzt bei Ihren Freunden. Was Sie dafür bekommen, steht mit Datum unter den Prämien.',
    being_checked: 'Sie müssen nichts weiter tun. Die Antwort steht dann hier.',
    credited_elsewhere:
      'Die Bestellung wurde gefunden. Sie kam durch eine andere Empfehlung und zählt nur einmal.',
    too_late:
      'Die Bestellung wurde gefunden, aber seit Ihrer Empfehlung oder seit dem Kauf ist zu viel Zeit vergangen.',
    not_counted: 'Die Bestellung wurde gefunden, erfüllt aber die Bedingungen nicht.',
    rejected:
      'Der Shop hat nachgesehen und nicht gefunden, dass die Bestellung durch Ihre Empfehlung kam.',
    expired: 'Der Shop hat auf eine Bestellung mit dieser Nummer gewartet, und es kam keine.',
  },
  claimDue: (date) => `Der Shop antwortet bis ${date}.`,
  claimLooksAgain: (date) => `Der Shop sieht noch einmal nach und antwortet bis ${date}.`,
  claimLate: 'Die Antwort des Shops lässt auf sich warten. Ihre Anfrage gilt weiter.',
  claimWaits: (date) =>
    `Ist die Bestellung noch nicht da, warten wir bis ${date} auf sie; dann zählt sie von selbst.`,
  claimAnswer: 'Antwort des Shops',
  claimAnother: 'Nach einer anderen Bestellung fragen',
  traceTitle: 'Was bisher geschah',
  claimFaults: {
    order_number: 'Bitte prüfen Sie die Bestellnummer: eine Zeile, höchstens 200 Zeichen.',
    name: 'Bitte schreiben Sie den Namen in eine Zeile, höchstens 120 Zeichen.',
    email: 'Diese E-Mail-Adresse ist nicht vollständig.',
    phone: 'Das ist keine Telefonnummer. Bitte in Ziffern, mit der Landesvorwahl.',
    shared_at: 'Dieser Tag liegt noch vor uns. Wählen Sie einen anderen oder keinen.',
  },
  claimsNotTaken:
    'Das Programm nimmt solche Anfragen zurzeit nicht an. Was Sie geschrieben haben, ist noch da.',
  claimsTooMany:
    'Sie warten schon bei vielen Bestellungen auf Antwort. Danach können Sie wieder fragen.',
  claimsTooOften:
    'Das waren viele in kurzer Zeit. Bitte in einer Stunde noch einmal; was Sie geschrieben haben, bleibt hier.',
  claimUnsure:
    'Es kam keine Antwort. Was Sie geschrieben haben, ist noch da. Sie können es noch einmal senden; gefragt wird nur einmal.',
  claimNotSent: 'Das wurde nicht gesendet. Was Sie geschrieben haben, ist noch da.',
}
