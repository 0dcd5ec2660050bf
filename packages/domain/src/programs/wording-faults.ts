import { nearestName } from '../conditions/nearest-name.ts'
import type { ProgramDocument } from './document.ts'
import { type DocumentFault, fault } from './document-fault.ts'
import { pointerKey } from './json-pointer.ts'
import { messageFault, messageNames } from './message-names.ts'

/** Which of the merchant's texts the widget has no place for, or cannot fill in. */
export function* wordingFaults({ wording }: ProgramDocument): Iterable<DocumentFault> {
  for (const [tag, { messages = {} }] of Object.entries(wording)) {
    for (const [name, text] of Object.entries(messages)) {
      const message = messageFault(name, text)
      if (message === undefined) continue
      const isKnown = Object.hasOwn(messageNames, name)
      const nearest = isKnown ? undefined : nearestName(name, Object.keys(messageNames))
      yield fault(`/wording/${pointerKey(tag)}/messages/${pointerKey(name)}`, message, nearest)
    }
  }
}
