import { conditionFaults, speaksOfAmounts } from './condition-faults.ts'
import type { ProgramDocument } from './document.ts'
import { type DocumentFault, fault } from './document-fault.ts'
import type { FaultText } from './fault-words/fault-text.ts'
import { nearestFault } from './nearest-fault.ts'

/** What is wrong with the boosts of a program: names that do not exist, or that are not their own. */
export function boostFaults({ boosts = [], rules }: ProgramDocument): DocumentFault[] {
  const ids = rules.map(({ id }) => id)
  return [
    ...repeated(boosts, '/boosts', 'Another boost has this id; each needs its own.'),
    ...boosts.flatMap((boost, at) =>
      (boost.rules ?? []).flatMap((name, index) =>
        nearestFault(name, ids, `/boosts/${at}/rules/${index}`, 'There is no rule with this id.'),
      ),
    ),
  ]
}

/** What is wrong with the segments: they are about people, whatever is bought. */
export function segmentsFaults({ segments = [] }: ProgramDocument): DocumentFault[] {
  return [
    ...repeated(segments, '/segments', 'Another segment has this id; each needs its own.'),
    ...segments.flatMap(({ if: source }, at) => {
      const pointer = `/segments/${at}/if`
      if (speaksOfAmounts(source)) {
        return [fault(pointer, 'A segment is of people: ask for amounts in the rule.')]
      }
      return conditionFaults(source, pointer)
    }),
  ]
}

function* repeated(
  parts: readonly { readonly id: string }[],
  pointer: string,
  message: FaultText,
): Iterable<DocumentFault> {
  const seen = new Set<string>()
  for (const [at, { id }] of parts.entries()) {
    if (seen.has(id)) yield fault(`${pointer}/${at}/id`, message)
    seen.add(id)
  }
}
