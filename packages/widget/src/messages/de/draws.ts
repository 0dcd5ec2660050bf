import type { DrawMessages } from '../messages.ts'

/** What is said of draws, in German. */
export const messages: DrawMessages = {
  drawsTitle: 'Verlosungen',
  noDraws: 'In diesem Programm gibt es zurzeit keine Verlosung.',
  drawOn: (date) => `Ziehung am ${date}`,
  drawnOn: (date) => `Gezogen am ${date}`,
  ticketsCount: { one: '# Los', other: '# Lose' },
  noEntries: 'Noch kein Los',
  noEntriesYet: 'Sie haben noch kein Los. Was eines bringt, steht in den Bedingungen.',
  winnersCount: { one: '# Gewinn', other: '# Gewinne' },
  drawAlike: 'Jedes Los hat die gleiche Chance.',
  drawWon: 'Sie haben gewonnen',
  drawLost: 'Diesmal nicht gezogen',
  drawTook: (own, all) => `Ihre Lose: ${own} von ${all}.`,
  drawNone: 'Sie hatten kein Los in dieser Verlosung.',
  drawCheck: 'So kann es jeder nachprüfen',
  drawPromise:
    'Eine geheime Zahl entscheidet, wer gewinnt. Sie stand fest, bevor es ein Los gab; dieser Fingerabdruck von ihr ist seither öffentlich.',
  drawRevealed:
    'Jetzt ist die Zahl bekannt: Sie muss diesen Fingerabdruck haben und genau diese Gewinner ergeben.',
  drawCommitment: 'Fingerabdruck (SHA-256)',
  drawSeed: 'Die Zahl',
  drawEntriesHash: 'Fingerabdruck aller Lose',
  drawHolder: 'Sie in der Liste',
  drawList: 'Liste aller Lose und Gewinner',
  drawsFailed: 'Die Verlosungen konnten nicht geladen werden. Ihre Lose sind noch da.',
}
