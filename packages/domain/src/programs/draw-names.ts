import { formsOf } from './members-of.ts'

/** The texts of draws, with what is filled in. */
export const drawNames: Readonly<Record<string, readonly string[]>> = {
  drawsTitle: [],
  noDraws: [],
  drawOn: ['date'],
  drawnOn: ['date'],
  ...formsOf('ticketsCount'),
  noEntries: [],
  noEntriesYet: [],
  ...formsOf('winnersCount'),
  drawAlike: [],
  drawWon: [],
  drawLost: [],
  drawTook: ['own', 'all'],
  drawNone: [],
  drawCheck: [],
  drawPromise: [],
  drawRevealed: [],
  drawCommitment: [],
  drawSeed: [],
  drawEntriesHash: [],
  drawHolder: [],
  drawList: [],
  drawsFailed: [],
}
