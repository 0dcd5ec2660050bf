import type { FoundCode } from '../codes/find-code.ts'
import type { BookedClaim, BookedFriend } from './book.ts'
import { claimByCode, claimRow, isOn } from './claims.ts'
import type { Evidence } from './evidence.ts'
import type { Report, Session } from './recording.ts'

/** Claims on this friend: those noted before, the click they came by, and the code they typed. */
export function claimsOn(
  { book, tools, claims }: Session,
  { evidence }: Report,
  friend: BookedFriend,
  occurred_at: string,
): BookedClaim[] {
  const found: BookedClaim[] = []
  // A batch goes through all of them for each of its conversions, so nothing is made on the way.
  for (const claim of book.claims.values()) {
    if (claim.id === evidence.claimId || isOn(claim, friend)) found.push(claim)
  }
  const { code, namedBy } = evidence
  for (const given of codesIn(evidence)) {
    const by = given === code ? 'code' : namedBy
    const claim = claimByCode(book, given, tools.newId('clm'), occurred_at, by)
    // A code typed by somebody who came by its own link says nothing new; a name says by what it was given.
    const isKnown = found.some(
      (one) =>
        one.advocate_id === claim?.advocate_id &&
        one.program_id === claim.program_id &&
        (by === 'code' || one.evidence === by),
    )
    if (!claim || isKnown) continue
    const own: BookedClaim = { ...claim, friend_id: friend.id }
    book.claims.set(own.id, own)
    claims.push(claimRow(own, given.codeId, 'shop'))
    found.push(own)
  }
  return found
}

/** The codes that a report brings: the one that was typed, and those of whoever was named. */
export function codesIn({ code, named }: Evidence): FoundCode[] {
  return code ? [code, ...named] : [...named]
}
