/** A clock that stands still until it is moved. */
export interface TestClock {
  now(): Date
  advance(ms: number): void
  set(instant: string): void
}

/** A clock fixed at an instant, by default a Thursday noon in UTC, within no special season. */
export function testClock(instant = '2025-05-15T12:00:00.000Z'): TestClock {
  let at = Date.parse(instant)
  return {
    now: () => new Date(at),
    advance: (ms) => {
      at += ms
    },
    set: (next) => {
      at = Date.parse(next)
    },
  }
}

/** Lengths of time in milliseconds, for advancing a clock. */
export const minuteMs = 60_000
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs
