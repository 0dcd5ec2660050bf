import type { RateLimit } from '@goodword/domain/rate-limits/token-bucket'
import { createLimiter, type Limiter } from '@goodword/service/rate-limits/limiter'
import { RateLimited } from '@goodword/service/rate-limits/rate-limited'

/** What is limited: a secret key and the workspace behind it; for pages a network and the workspace; keys that are none. */
export type LimitName = 'key' | 'workspace' | 'address' | 'pages' | 'failures'

export const usualLimits: Readonly<Record<LimitName, RateLimit>> = {
  key: { name: 'key', quota: 1_000, windowSeconds: 10 },
  workspace: { name: 'workspace', quota: 3_000, windowSeconds: 10 },
  // A network may be a whole office, or a town behind its provider's few addresses.
  address: { name: 'address', quota: 600, windowSeconds: 60 },
  pages: { name: 'pages', quota: 10_000, windowSeconds: 10 },
  failures: { name: 'failures', quota: 300, windowSeconds: 60 },
}

export type Limiters = Readonly<Record<LimitName, Limiter>>

/** Keeps all limits by the real clock, some of them set otherwise than usual. */
export function createLimiters(
  clock: () => number,
  otherwise: Partial<Record<LimitName, Omit<RateLimit, 'name'>>> = {},
): Limiters {
  const limiter = (name: LimitName) =>
    createLimiter({ ...usualLimits[name], ...otherwise[name] }, clock)
  return {
    key: limiter('key'),
    workspace: limiter('workspace'),
    address: limiter('address'),
    pages: limiter('pages'),
    failures: limiter('failures'),
  }
}

/** Counts a request against limits, in order, and tells how each stands in the headers of the answer. */
export function countRequest(
  headers: Record<string, string>,
  asked: readonly (readonly [Limiter, asker: string])[],
): void {
  const policies: string[] = []
  const standings: string[] = []
  for (const [limiter, asker] of asked) {
    const { name, quota, windowSeconds } = limiter.limit
    const { isAllowed, remaining, resetSeconds, retryAfterSeconds } = limiter.take(asker)
    policies.push(`"${name}";q=${quota};w=${windowSeconds}`)
    standings.push(`"${name}";r=${remaining};t=${resetSeconds}`)
    headers['ratelimit-policy'] = policies.join(', ')
    headers.ratelimit = standings.join(', ')
    if (!isAllowed) throw new RateLimited(retryAfterSeconds)
  }
}
