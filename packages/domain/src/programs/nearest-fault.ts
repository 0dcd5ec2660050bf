import { nearestName } from '../conditions/nearest-name.ts'
import { type DocumentFault, fault } from './document-fault.ts'
import type { FaultText } from './fault-words/fault-text.ts'

/** A name that the document does not know, with the one that was probably meant. */
export function nearestFault(
  name: string,
  known: readonly string[],
  pointer: string,
  message: FaultText,
): DocumentFault[] {
  return known.includes(name) ? [] : [fault(pointer, message, nearestName(name, known))]
}
