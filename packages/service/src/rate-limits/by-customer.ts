import { type Id, uuidOf } from '@goodword/domain/ids'
import type { RateLimit } from '@goodword/domain/rate-limits/token-bucket'
import type { Context } from '../context.ts'
import { perServer } from '../per-server.ts'
import { createLimiter } from './limiter.ts'
import { RateLimited } from './rate-limited.ts'

/** What one customer may ask of staff in an hour: enough for somebody in trouble, not for a search. */
const limits = {
  appeals: { name: 'appeals', quota: 20, windowSeconds: 3_600 },
  claims: { name: 'claims', quota: 10, windowSeconds: 3_600 },
} as const satisfies Record<string, RateLimit>

const limitersOf = perServer((server) => ({
  appeals: createLimiter(limits.appeals, server.clock),
  claims: createLimiter(limits.claims, server.clock),
}))

/** Refuses a customer who asks too often. */
export function limitedBy(
  { server, workspace }: Context,
  name: keyof typeof limits,
  participantId: Id<'par'>,
): void {
  const asker = `${workspace.uuid}/${uuidOf(participantId)}`
  const { isAllowed, retryAfterSeconds } = limitersOf(server)[name].take(asker)
  if (!isAllowed) throw new RateLimited(retryAfterSeconds)
}
