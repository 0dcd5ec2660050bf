import type { Rule } from './document.ts'
import { type DocumentFault, fault } from './document-fault.ts'

/** What is wrong with gifts between which a recipient may choose: they are promised as one. */
export function* choiceFaults({ give: gives }: Rule, pointer: string): Iterable<DocumentFault> {
  for (const [at, give] of gives.entries()) {
    if (give.choice === undefined) continue
    const place = `${pointer}/give/${at}`
    const options = gives.filter(({ choice }) => choice === give.choice)
    const [first] = options
    if (options.length < 2) {
      yield fault(`${place}/choice`, 'There is nothing to choose: give two or more of this name.')
    }
    if (give.to !== first!.to) {
      const message = 'What one may choose between goes to the same recipient.'
      yield fault(`${place}/to`, message, first!.to)
    }
    if (give.hold_days !== first!.hold_days) {
      yield fault(`${place}/hold_days`, 'What one may choose between is held equally long.')
    }
    if (!('amount' in give.value)) {
      yield fault(`${place}/value`, 'It is chosen later: give a fixed amount.')
    }
    if (give.instalments) {
      yield fault(`${place}/instalments`, 'What is chosen comes at once: leave it out.')
    }
    if (give.instead) {
      yield fault(`${place}/instead`, 'The recipient chooses already: make it one of the choices.')
    }
  }
}
