import { GoodwordConnectionError, GoodwordError } from './errors.ts'

const STEP_FIRST_MS = 250
const STEP_MAX_MS = 8_000
const RETRY_AFTER_MAX_SECONDS = 30

/**
 * How long to wait before a failed attempt is made again (the first is 0), or undefined where it is
 * not. `random` is from 0 to 1. A write is only ever made again with its own Idempotency-Key.
 */
export function retryDelayMs(error: unknown, attempt: number, random: number): number | undefined {
  if (!passesByItself(error)) return undefined

  // Asked to stay away for longer, the caller has to know: asking sooner would be refused again.
  const askedSeconds = error instanceof GoodwordError ? (error.retryAfterSeconds ?? 0) : 0
  if (askedSeconds > RETRY_AFTER_MAX_SECONDS) return undefined

  // Half of the step is left to chance, so that many clients that failed together do not return together.
  const stepMs = Math.min(STEP_MAX_MS, STEP_FIRST_MS * 2 ** attempt)
  return askedSeconds * 1000 + (stepMs / 2) * (1 + random)
}

function passesByItself(error: unknown): boolean {
  if (error instanceof GoodwordConnectionError) {
    return error.fault === 'unreachable' || error.fault === 'timed_out'
  }
  if (!(error instanceof GoodwordError)) return false
  if (error.status === 409) return error.code === 'request_in_progress'
  // Not 500: that is a fault in the API, which says the same the second time; what passes answers 503.
  return [429, 502, 503, 504].includes(error.status)
}
