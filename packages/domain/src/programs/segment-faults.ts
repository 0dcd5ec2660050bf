import type { FactSubject } from '../conditions/condition-facts.ts'
import { segmentsOf } from './compile-program.ts'
import { asksBeyond } from './condition-faults.ts'
import type { ProgramDocument, Rule } from './document.ts'
import { type DocumentFault, fault } from './document-fault.ts'
import type { FaultText } from './fault-words/fault-text.ts'
import { nearestFault } from './nearest-fault.ts'

/** What can be known of people where there is no single conversion, and what is said to whoever asks for more. */
export type Asked = { readonly subjects: readonly FactSubject[]; readonly message: FaultText }

/** What is wrong with the segments that something is for: none of that name, or one that cannot be asked here. */
export function segmentFaults(
  { segments = [] }: ProgramDocument,
  owner: Pick<Rule, 'segment'>,
  pointer: string,
  asked?: Asked,
): DocumentFault[] {
  const ids = segments.map(({ id }) => id)
  return segmentsOf(owner).flatMap((name, at) => {
    const place = Array.isArray(owner.segment) ? `${pointer}/segment/${at}` : `${pointer}/segment`
    const source = segments.find(({ id }) => id === name)?.if
    if (source !== undefined && asked && asksBeyond(source, asked.subjects)) {
      return [fault(place, asked.message)]
    }
    return nearestFault(name, ids, place, 'There is no segment with this id.')
  })
}
