/** At most `quota` at once, and as much again, evenly, in every `windowSeconds`. */
export type RateLimit = {
  readonly name: string
  readonly quota: number
  readonly windowSeconds: number
}

/**
 * What is left of a limit for one asker. `level` counts parts of a token: as many make one as the window
 * has milliseconds, so that every millisecond brings `quota` parts and all is whole numbers.
 */
export type Bucket = { readonly level: number; readonly at: number }

export type Taken = {
  readonly bucket: Bucket
  readonly isAllowed: boolean
  /** Whole tokens left. */
  readonly remaining: number
  /** Until the bucket is full again. */
  readonly resetSeconds: number
  /** Until the same would be allowed; 0 when it was. */
  readonly retryAfterSeconds: number
}

/** Takes tokens from a bucket at an instant, or leaves it as it is where there are too few. */
export function takeTokens(
  limit: RateLimit,
  before: Bucket | undefined,
  now: number,
  tokens = 1,
): Taken {
  const token = limit.windowSeconds * 1000
  const full = limit.quota * token
  // A clock that was put back brings nothing, and brings nothing twice.
  const at = Math.max(before?.at ?? now, now)
  const level = before ? Math.min(full, before.level + (at - before.at) * limit.quota) : full

  const missing = tokens * token - level
  const isAllowed = missing <= 0
  const left = isAllowed ? level - tokens * token : level
  return {
    bucket: { level: left, at },
    isAllowed,
    remaining: Math.floor(left / token),
    resetSeconds: seconds((full - left) / limit.quota),
    retryAfterSeconds: isAllowed ? 0 : seconds(missing / limit.quota),
  }
}

function seconds(ms: number): number {
  return Math.ceil(ms / 1000)
}
