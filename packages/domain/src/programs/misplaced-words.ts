import { type DocumentFault, fault } from './document-fault.ts'
import type { FaultText } from './fault-words/fault-text.ts'

/** A word that has no meaning where it stands, with what to write in its stead; undefined where it is just unknown. */
export function misplacedFault(owner: string, word: string): DocumentFault | undefined {
  if (word !== 'segment') return undefined
  const message = segmentElsewhere[owner.replaceAll(/\/\d+/g, '')]
  return message === undefined ? undefined : fault(`${owner}/segment`, message)
}

/** A segment is of a rule, which says for whom it is. What is not a rule gets at it by one. */
const segmentElsewhere: Readonly<Record<string, FaultText>> = {
  '/rules/give':
    'A segment is of the whole rule: write it beside `give`, and what others get into another rule.',
  '/boards':
    'A board is of all advocates, as everybody can see: give what is for some alone by a milestone with `segment`.',
  '/boards/prizes':
    'A prize goes to whoever has its rank: give what is for some alone by a milestone with `segment`.',
  '/draws': 'Whoever holds entries takes part: have a rule with `segment` give the entries.',
  '/draws/give':
    'A prize goes to whoever is drawn: have a rule with `segment` give the entries of the draw.',
  '/boosts': 'A boost is of rules: name those that have the segment under `rules`.',
  '/limits': 'A limit says by `for` whose rewards it counts: name the segment there.',
  '/goal': 'A goal is the same for everybody: what is for a segment is said by rules.',
}
