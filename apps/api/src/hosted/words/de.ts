import type { HostedWords } from './en.ts'

/** What the hosted pages say, in German. */
export const words: HostedWords = {
  language: 'Deutsch',
  howTitle: 'So geht’s',
  shareTitle: 'Link teilen',
  shareText: 'Einmal tippen genügt. Schicken Sie ihn, wem Sie möchten.',
  friendTitle: 'Jemand probiert es aus',
  friendText: (gift) => `Das Angebot: „${gift}“.`,
  friendTextPlain: 'Ihre Freunde kommen über Ihren Link.',
  rewardTitle: 'Sie bekommen ein Dankeschön',
  rewardText: (gift) => `Für Sie: ${gift}.`,
  rewardTextPlain: 'Wir danken Ihnen für Ihre Empfehlung.',
  describe: (shop) => `Empfehlen Sie ${shop} weiter.`,
  toShop: (shop) => `Zu ${shop}`,
  scanTitle: 'Auf Papier oder einem anderen Bildschirm',
  scanText: 'Mit der Kamera eines Telefons scannen.',
  print: 'Drucken',
  recommends: (name, shop) => `${name} empfiehlt ${shop}`,
  recommendsSome: (shop) => `Jemand empfiehlt Ihnen ${shop}`,
  codeByLink:
    'Das Angebot gilt von selbst, wenn Sie von hier aus in den Shop gehen. Sie können den Code auch an der Kasse eingeben.',
  codeByHand: 'Zeigen Sie diesen Code beim Kauf vor, oder geben Sie ihn ein.',
  terms: 'Bedingungen',
  questions: 'Fragen und Antworten',
  restingTitle: 'Zurzeit gibt es hier kein Angebot',
  restingText: 'Was versprochen wurde, gilt. Im Shop sind Sie trotzdem willkommen.',
  unknownTitle: 'Unter dieser Adresse ist nichts',
  unknownText:
    'Der Link ist vielleicht abgeschnitten oder nicht mehr gültig. Bitten Sie darum, ihn noch einmal zu schicken.',
  troubleTitle: 'Das lässt sich gerade nicht anzeigen',
  troubleText: 'Es ist nichts verloren. Bitte versuchen Sie es gleich noch einmal.',
  languages: 'Sprache',
}
