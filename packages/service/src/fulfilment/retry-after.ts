const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** How long to wait after each call that was not answered clearly, as Standard Webhooks has it: some three days in all. */
const waits = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
]

/** The wait after so many calls, in milliseconds; undefined where there have been enough. */
export function retryAfter(calls: number): number | undefined {
  return waits[calls - 1]
}
