import { type Book, emptyBook } from '../conversions/book.ts'
import { TrialLots } from './trial-lots.ts'

/** A book that begins with nothing, and keeps nothing of what is only written down or told: here nobody reads it. */
export function trialBook(): Book {
  const book = emptyBook('', [])
  const effects: Book['effects'] = {
    ...book.effects,
    lots: new TrialLots(),
    decisions: new Unread(),
    events: new Unread(),
    reviews: new Unread(),
    settledReviews: new Unread(),
    deliveries: new Unread(),
  }
  return { ...book, effects }
}

class Unread<Row> extends Array<Row> {
  override push(): number {
    return 0
  }
}
