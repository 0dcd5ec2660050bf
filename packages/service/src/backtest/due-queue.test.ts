import { toInstant } from '@goodword/domain/dates'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DueQueue } from './due-queue.ts'

const HOUR = 3_600_000

test('what falls due is taken in its order, whenever it is added', () => {
  const hours = fc.array(fc.integer({ min: 0, max: 24 * 9 }), { maxLength: 40 })
  fc.assert(
    fc.property(hours, hours, (first, later) => {
      const queue = new DueQueue<{ readonly at: string }>()
      const takeAll = (until: number) => {
        const taken: string[] = []
        for (let due = queue.take(toInstant(until)); due; due = queue.take(toInstant(until)))
          taken.push(due.at)
        return taken
      }
      const instants = (some: readonly number[]) => some.map((hour) => toInstant(hour * HOUR))
      for (const at of instants(first)) queue.add({ at })
      const half = 24 * 4 * HOUR + HOUR
      const past = instants(first.filter((hour) => hour * HOUR <= half))
      expect(takeAll(half)).toEqual(past.sort())
      for (const at of instants(later)) queue.add({ at })
      const rest = instants([...first.filter((hour) => hour * HOUR > half), ...later])
      expect(takeAll(24 * 10 * HOUR)).toEqual(rest.sort())
    }),
  )
})
