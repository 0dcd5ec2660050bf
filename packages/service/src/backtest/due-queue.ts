import type { Instant } from '@goodword/domain/conversions/conversion-facts'
import TinyQueue from 'tinyqueue'

/**
 * What falls due, by its instant. Most of it lies weeks ahead: it waits in the box of its day, and is put in
 * order when that day has come, among hundreds and not among hundreds of thousands.
 */
export class DueQueue<Due extends { readonly at: Instant }> {
  private readonly boxes = new Map<string, Due[]>()
  private readonly days = new TinyQueue<string>()
  private today = new TinyQueue<Due>([], inOrder)
  private lastOpened = ''

  add(due: Due): void {
    const day = due.at.slice(0, 10)
    if (day <= this.lastOpened) {
      this.today.push(due)
      return
    }
    const box = this.boxes.get(day)
    if (box) {
      box.push(due)
    } else {
      this.boxes.set(day, [due])
      this.days.push(day)
    }
  }

  /** Takes what is due next, up to an instant. */
  take(until: Instant): Due | undefined {
    while (this.today.length === 0) {
      const next = this.days.peek()
      // A day is the beginning of its instants, and so before them.
      if (next === undefined || next > until) return undefined
      this.open(this.days.pop()!)
    }
    return this.today.peek()!.at <= until ? this.today.pop() : undefined
  }

  private open(day: string): void {
    this.today = new TinyQueue(this.boxes.get(day)!, inOrder)
    this.boxes.delete(day)
    this.lastOpened = day
  }
}

function inOrder(a: { readonly at: Instant }, b: { readonly at: Instant }): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : 0
}
