import type { RateLimit } from '@goodword/domain/rate-limits/token-bucket'
import type { Server } from '@goodword/service/context'
import { type Logger, pino } from 'pino'
import { type callerPrefix, readTrustedProxies } from './client-address.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { createLimiters, type Limiters, type LimitName } from './rate-limiting.ts'

/** What every route works with. */
export type Parts = {
  readonly server: Server
  readonly log: Logger
  readonly metrics: Metrics
  readonly limiters: Limiters
  readonly trustedProxies: Parameters<typeof callerPrefix>[2]
  /** Compares each reply with its schema, as tests do; an unfit one is our fault, and a 500. */
  readonly checksReplies: boolean
}

/** What of it a process may want otherwise. */
export type PartsOptions = {
  readonly log?: Logger | undefined
  readonly metrics?: Metrics | undefined
  readonly limits?: Partial<Record<LimitName, Omit<RateLimit, 'name'>>> | undefined
  /** Networks of proxies whose X-Forwarded-For is believed, separated by commas. */
  readonly trustedProxies?: string | undefined
  readonly checksReplies?: boolean | undefined
}

/** Puts together what all routes of one process share. */
export function createParts(server: Server, options: PartsOptions = {}): Parts {
  return {
    server,
    log: options.log ?? pino({ level: 'silent' }),
    metrics: options.metrics ?? createMetrics(server.database),
    limiters: createLimiters(server.clock, options.limits),
    trustedProxies: readTrustedProxies(options.trustedProxies ?? ''),
    checksReplies: options.checksReplies ?? false,
  }
}
