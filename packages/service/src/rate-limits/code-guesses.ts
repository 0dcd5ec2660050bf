import type { RateLimit } from '@goodword/domain/rate-limits/token-bucket'
import type { Server } from '../context.ts'
import { perServer } from '../per-server.ts'
import { createLimiter } from './limiter.ts'
import { RateLimited } from './rate-limited.ts'

/** Codes that do not exist, from one network: enough for a clumsy shop full of people, not for a search. */
export const codeGuesses: RateLimit = { name: 'code-guesses', quota: 30, windowSeconds: 600 }

const guessesOf = perServer((server) => createLimiter(codeGuesses, server.clock))

/** Refuses a public look-up of a code from a network that has named too many codes that do not exist. */
export function refuseGuessing(server: Server, callerPrefix: string): void {
  const { isAllowed, retryAfterSeconds } = guessesOf(server).look(callerPrefix)
  if (!isAllowed) throw new RateLimited(retryAfterSeconds)
}

/** Notes that a network named a code that does not exist. */
export function noteMissedCode(server: Server, callerPrefix: string): void {
  guessesOf(server).take(callerPrefix)
}
