import {
  type Bucket,
  type RateLimit,
  type Taken,
  takeTokens,
} from '@goodword/domain/rate-limits/token-bucket'
import { LRUCache } from 'lru-cache'

/** One limit, kept apart for each asker. Each process counts for itself, so n of them allow n times as much. */
export interface Limiter {
  readonly limit: RateLimit
  /** Takes tokens for an asker, where there are enough. */
  take(asker: string, tokens?: number): Taken
  /** What taking would say, without taking. */
  look(asker: string, tokens?: number): Taken
}

const askersMax = 50_000

/** Keeps a limit by a clock. Of very many askers, those who have long not come are forgotten. */
export function createLimiter(limit: RateLimit, clock: () => number): Limiter {
  const buckets = new LRUCache<string, Bucket>({ max: askersMax })
  const look = (asker: string, tokens?: number) =>
    takeTokens(limit, buckets.get(asker), clock(), tokens)

  return {
    limit,
    look,
    take(asker, tokens) {
      const taken = look(asker, tokens)
      buckets.set(asker, taken.bucket)
      return taken
    },
  }
}
