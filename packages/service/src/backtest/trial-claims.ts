import type { Id } from '@goodword/domain/ids'
import type { Book, BookedClaim, BookedFriend } from '../conversions/book.ts'
import type { DecisionAsked } from './happening.ts'

/**
 * The claims that a trial has come to know; all are made under the version that is tried. Once one has won
 * its friend, the others are of no use any more.
 */
export class TrialClaims {
  private readonly book: Book
  private readonly version: number
  private readonly byFriend = new Map<Id<'par'>, BookedClaim[]>()

  constructor(book: Book, version: number) {
    this.book = book
    this.version = version
  }

  enter({ friend, claims, sameDevice }: DecisionAsked): void {
    for (const claim of claims) {
      if (this.book.claims.has(claim.id)) continue
      const known: BookedClaim = {
        ...claim,
        program_version: this.version,
        // A device has no name of its own here: the claim's will do.
        device_index: sameDevice.includes(claim.id) ? claim.id : null,
      }
      this.book.claims.set(claim.id, known)
      const own = this.byFriend.get(friend.id)
      if (own) own.push(known)
      else this.byFriend.set(friend.id, [known])
    }
    for (const id of sameDevice) {
      const claim = this.book.claims.get(id)!
      this.book.devices.add(`${claim.advocate_id}|${id}`)
    }
  }

  /** Forgets the claims on a friend whom one of them has won, but for that one. */
  settle(friendId: Id<'par'>, wonBy: Id<'clm'>): void {
    const own = this.byFriend.get(friendId)
    if (!own) return
    for (const { id } of own) if (id !== wonBy) this.book.claims.delete(id)
    this.byFriend.delete(friendId)
  }

  /** All claims on a friend, under whichever of their participants. */
  on({ id, sameAs }: BookedFriend): readonly BookedClaim[] {
    const own = this.byFriend.get(id) ?? []
    if (sameAs.length === 0) return own
    return [...own, ...sameAs.flatMap((other) => this.byFriend.get(other) ?? [])]
  }
}
