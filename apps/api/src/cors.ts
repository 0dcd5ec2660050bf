import { Refusal } from '@goodword/contract/errors'

const exposed = 'Retry-After, RateLimit, RateLimit-Policy, X-Request-Id, Idempotency-Replayed'
const accepted = 'Authorization, Content-Type, Idempotency-Key, X-Request-Id'
const preflightSeconds = 600

/** Who may ask from where: the exact origins of a publishable key, and nothing that merely looks like them. */
export type OriginCheck = {
  readonly origin: string | null
  readonly allowed: readonly string[]
  readonly method: string
}

/** Lets a page of an allowed origin read the answer; refuses any other. Cookies play no part. */
export function allowOrigin(
  headers: Record<string, string>,
  { origin, allowed, method }: OriginCheck,
): void {
  headers.vary = 'Origin'
  if (origin === null) {
    // A browser leaves it out where a page reads from its own origin, and never on a write.
    if (method === 'GET' || method === 'HEAD') return
    throw new Refusal('origin_not_allowed')
  }
  if (!allowed.includes(origin)) throw new Refusal('origin_not_allowed')
  headers['access-control-allow-origin'] = origin
  headers['access-control-expose-headers'] = exposed
}

/** What a browser is told before it sends the request itself. */
export function allowPreflight(
  headers: Record<string, string>,
  origin: string | null,
  allowed: readonly string[],
  methods: readonly string[],
): void {
  allowOrigin(headers, { origin, allowed, method: 'OPTIONS' })
  headers['access-control-allow-methods'] = methods.join(', ')
  headers['access-control-allow-headers'] = accepted
  headers['access-control-max-age'] = String(preflightSeconds)
}
