import { nearestName } from '../conditions/nearest-name.ts'
import { type DocumentFault, fault } from './document-fault.ts'

/** A name that the document does not know, with the one that was probably meant. */
export function nearestFault(
  name: string,
  known: readonly string[],
  pointer: string,
  message: string,
): DocumentFault[] {
  return known.includes(name) ? [] : [fault(pointer, message, nearestName(name, known))]
}
