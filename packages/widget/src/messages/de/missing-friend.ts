import type { MissingFriendMessages } from '../messages.ts'

/** What is said to an advocate who does not see a friend, in German. */
export const messages: MissingFriendMessages = {
  claimTitle: 'Ein Freund fehlt',
  claimIntro:
    'Vielleicht hat jemand ohne Ihren Link gekauft: an einem anderen Gerät oder Tage später. Mit der Bestellnummer wird in den Aufzeichnungen des Shops nachgesehen.',
  claimStep: (step, steps) => `Schritt ${step} von ${steps}`,
  orderNumber: 'Bestellnummer',
  orderHint:
    'Sie steht in der E-Mail, die die Bestellung bestätigt, oder im Shop unter den Bestellungen.',
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
  looking: 'Es wird nachgesehen …',
  claimsBefore: 'Was Sie schon gefragt haben',
  noClaims: 'Bestellungen, nach denen Sie fragen, stehen hier mit der Antwort.',
  claimsFailed: 'Ihre früheren Fragen konnten nicht geladen werden. Sie sind sicher.',
  claimsOffline: 'Ihre früheren Fragen sind wieder da, sobald Sie verbunden sind.',
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
      'Sie oder er steht jetzt bei Ihren Freunden. Was es Ihnen bringt, steht mit dem Datum unter den Prämien.',
    being_checked: 'Sie müssen nichts weiter tun. Die Antwort steht dann hier.',
    credited_elsewhere:
      'Die Bestellung wurde gefunden. Sie kam durch die Empfehlung von jemand anderem und zählt nur einmal.',
    too_late:
      'Die Bestellung wurde gefunden, aber zwischen Ihrer Empfehlung und ihr, oder seither, liegt zu viel Zeit.',
    not_counted: 'Die Bestellung wurde gefunden, erfüllt aber die Bedingungen nicht.',
    rejected:
      'Der Shop hat nachgesehen und nicht gefunden, dass die Bestellung durch Ihre Empfehlung kam.',
    expired: 'Der Shop hat auf eine Bestellung mit dieser Nummer gewartet, und es kam keine.',
  },
  claimDue: (date) => `Der Shop antwortet bis ${date}.`,
  claimLooksAgain: (date) => `Der Shop sieht noch einmal nach und antwortet bis ${date}.`,
  claimLate: 'Die Antwort des Shops verspätet sich. Ihre Frage bleibt bestehen.',
  claimWaits: (date) =>
    `Ist die Bestellung noch nicht da, wird bis ${date} auf sie gewartet, und sie zählt von selbst.`,
  claimAnswer: 'Die Antwort des Shops',
  claimAnother: 'Nach einer anderen Bestellung fragen',
  traceTitle: 'Was bisher geschah',
  claimFaults: {
    order_number: 'Bitte prüfen Sie die Bestellnummer: eine Zeile, höchstens 200 Zeichen.',
    name: 'Bitte schreiben Sie den Namen in eine Zeile, höchstens 120 Zeichen.',
    email: 'Diese E-Mail-Adresse ist nicht vollständig.',
    phone: 'Das ist keine Telefonnummer. Bitte in Ziffern, mit der Landesvorwahl.',
    shared_at: 'Dieser Tag liegt nicht in der Vergangenheit. Wählen Sie einen anderen oder keinen.',
  },
  claimsNotTaken:
    'Das Programm nimmt solche Fragen zurzeit nicht an. Was Sie geschrieben haben, ist noch da.',
  claimsTooMany:
    'Sie warten schon bei vielen Bestellungen auf Antwort. Danach können Sie wieder fragen.',
  claimsTooOften:
    'Das waren viele in kurzer Zeit. Bitte in einer Stunde noch einmal; was Sie geschrieben haben, bleibt hier.',
  claimUnsure:
    'Es kam keine Antwort. Was Sie geschrieben haben, ist noch da; noch einmal gesendet, wird nur einmal gefragt.',
  claimNotSent: 'Es wurde nicht gesendet. Was Sie geschrieben haben, ist noch da.',
}
