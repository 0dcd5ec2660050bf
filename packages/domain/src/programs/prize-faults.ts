import type { PrizeGive, ProgramDocument } from './document.ts'
import { type DocumentFault, fault } from './document-fault.ts'
import { giveFaults } from './give-faults.ts'

/** What is wrong with draws, and with what boards give. */
export function* prizeFaults(document: ProgramDocument): Iterable<DocumentFault> {
  const { rules, draws = [], boards = [] } = document
  const names = new Set(rules.map(({ id }) => id))
  for (const [at, { id, prizes = [], period }] of boards.entries()) {
    const place = `/boards/${at}`
    if (prizes.length === 0) continue
    if (names.has(id)) {
      yield fault(`${place}/id`, 'A rule has this id; a board with prizes needs its own.')
    }
    names.add(id)
    if (period === 'lifetime') {
      yield fault(`${place}/prizes`, 'A lifetime is never over: give the board a period.')
    }
    for (const [index, prize] of prizes.entries()) {
      yield* prizeGiveFaults(document, prize.give, `${place}/prizes/${index}/give`)
    }
  }
  const assets = new Set<string>()
  for (const [at, { id, entries, give }] of draws.entries()) {
    const place = `/draws/${at}`
    if (names.has(id)) {
      yield fault(`${place}/id`, 'A rule, a board or another draw has this id; each needs its own.')
    }
    names.add(id)
    if (assets.has(entries)) {
      yield fault(`${place}/entries`, 'Another draw has these entries; each needs its own unit.')
    }
    assets.add(entries)
    yield* entryFaults(document, entries, `${place}/entries`)
    yield* prizeGiveFaults(document, give, `${place}/give`)
  }
}

/** Entries are what rules give as entries, and nothing else is counted with them. */
function* entryFaults(
  { rules }: ProgramDocument,
  entries: string,
  pointer: string,
): Iterable<DocumentFault> {
  const things = rules
    .flatMap(({ give }) => give)
    .flatMap((one) => [one, ...(one.instead ? [one.instead] : [])])
    .filter(({ value }) => value.asset === entries)
  if (things.length === 0) yield fault(pointer, 'No rule gives entries in this unit.')
  if (things.some(({ kind }) => kind !== 'draw_entry')) {
    yield fault(pointer, 'A rule gives something else in this unit: name the entries otherwise.')
  }
}

function* prizeGiveFaults(
  document: ProgramDocument,
  gives: readonly PrizeGive[],
  pointer: string,
): Iterable<DocumentFault> {
  for (const [at, give] of gives.entries()) {
    yield* giveFaults(document, give, undefined, `${pointer}/${at}`)
  }
}
