import type { WantedFacts } from '@goodword/domain/conversions/wanted-facts'
import {
  type Book,
  type BookedConversion,
  bookConversion,
  keepForFriend,
} from '../conversions/book.ts'
import { noteHistory } from '../conversions/counts.ts'
import type { DecisionAsked } from './happening.ts'

/** What friends have done so far in a trial, as far as rules ask for it. */
export class TrialPast {
  private readonly book: Book
  private readonly asksHistory: boolean
  /** Whether rules ask what a friend has done before. */
  private readonly isAsked: boolean

  constructor(book: Book, { history, firstAt, goalAt }: WantedFacts) {
    this.book = book
    this.asksHistory = history
    this.isAsked = history || firstAt || goalAt
  }

  /** Keeps what somebody did who was brought; by its id only where something asks for it so. */
  keep(conversion: BookedConversion): void {
    if (this.isAsked) bookConversion(this.book, conversion)
    else keepForFriend(this.book, conversion)
  }

  /** Keeps what happened, where rules ask what a friend has done before; what it was until now. */
  remember({ conversion, friend, occasion }: DecisionAsked): BookedConversion | undefined {
    if (occasion === 'claimed' || !this.isAsked) return undefined
    const { conversions, counts } = this.book
    const was = conversions.get(conversion.id)
    bookConversion(this.book, conversion)
    const before = counts.history.get(friend.id)
    if (this.asksHistory && !was) {
      const { conversions: count = 0, spent, first_at = null } = before ?? {}
      counts.history.set(conversion.id, { conversions: count, spent: new Map(spent), first_at })
    }
    return was
  }

  /** Enters in a friend's history what happened, or how it has changed. */
  note({ conversion, occasion }: DecisionAsked, was: BookedConversion | undefined): void {
    if (this.asksHistory && occasion !== 'claimed') noteHistory(this.book, was, conversion)
  }
}
