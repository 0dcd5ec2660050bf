import { Refusal } from '@goodword/contract/errors'
import type { RateLimit } from '@goodword/domain/rate-limits/token-bucket'
import type { PublicContext, Server } from '../context.ts'
import { perServer } from '../per-server.ts'
import { createLimiter, type Limiter } from '../rate-limits/limiter.ts'
import { RateLimited } from '../rate-limits/rate-limited.ts'

/** Refuses where the merchant takes no advocates whom nobody vouches for. */
export function requireInstant({ workspace }: PublicContext): void {
  if (!workspace.instantMode) throw new Refusal('instant_mode_off')
}

/** A limit of instant mode, kept apart for each asker. */
export function instantLimit(limit: RateLimit): (server: Server) => Limiter {
  return perServer((server) => createLimiter(limit, server.clock))
}

/** Counts a request against a limit, and refuses one too many. */
export function countOrRefuse(limiter: Limiter, asker: string): void {
  const { isAllowed, retryAfterSeconds } = limiter.take(asker)
  if (!isAllowed) throw new RateLimited(retryAfterSeconds)
}
