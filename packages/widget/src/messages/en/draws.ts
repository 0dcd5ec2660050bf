import type { Forms } from '../messages.ts'

/** What is said of draws: when, what of them is the customer's, what came of it, and how to check that. */
export const messages = {
  drawsTitle: 'Draws',
  noDraws: 'There is no draw in this program just now.',
  drawOn: (date: string) => `Drawn on ${date}`,
  drawnOn: (date: string) => `Drawn on ${date}`,
  ticketsCount: { one: '# entry', other: '# entries' } as Forms,
  noEntries: 'No entry yet',
  noEntriesYet: 'You have no entry yet. What brings one stands in the terms.',
  winnersCount: { one: '# winner', other: '# winners' } as Forms,
  drawAlike: 'Every entry has the same chance.',
  drawWon: 'You won',
  drawLost: 'Not drawn this time',
  drawTook: (own: string, all: string) => `Your entries: ${own} of ${all}.`,
  drawNone: 'You had no entry in this draw.',
  drawCheck: 'How anybody can check it',
  drawPromise:
    'A secret number decides who wins. It was fixed before anybody had an entry, and this fingerprint of it has been public since then.',
  drawRevealed: 'Now the number is known: it must have that fingerprint, and give these winners.',
  drawCommitment: 'Fingerprint (SHA-256)',
  drawSeed: 'The number',
  drawEntriesHash: 'Fingerprint of all entries',
  drawHolder: 'You in the list',
  drawList: 'The list of all entries and winners',
  drawsFailed: 'The draws could not be loaded. Your entries are safe.',
}
