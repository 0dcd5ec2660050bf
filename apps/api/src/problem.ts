import { type ErrorCode, Refusal } from '@goodword/contract/errors'
import { toProblem } from '@goodword/contract/problem'
import { refusalOf } from '@goodword/service/context'
import { RateLimited } from '@goodword/service/rate-limits/rate-limited'
import { HTTPException } from 'hono/http-exception'

/** A refused request as it is answered. */
export type ProblemReply = {
  readonly code: ErrorCode
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Whatever ended a request, as `application/problem+json`. What is our own fault says nothing of itself. */
export function problemReply(error: unknown, requestId: string): ProblemReply {
  const refusal = toRefusal(error)
  const problem = { ...toProblem(refusal), request_id: requestId }
  return {
    code: refusal.code,
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', ...headersFor(refusal) },
    body: JSON.stringify(problem),
  }
}

function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof HTTPException) return new Refusal(codeOf(error.status))
  return refusalOf(error) ?? new Refusal('internal')
}

function codeOf(status: number): ErrorCode {
  if (status === 404) return 'not_found'
  if (status === 405) return 'method_not_allowed'
  if (status === 413) return 'body_too_large'
  if (status === 415) return 'not_acceptable_media_type'
  return status >= 500 ? 'internal' : 'bad_request'
}

function headersFor(refusal: Refusal): Record<string, string> {
  if (refusal instanceof RateLimited) return { 'retry-after': String(refusal.retryAfterSeconds) }
  if (passesByItself.has(refusal.code)) return { 'retry-after': '1' }
  return asksForKey.has(refusal.code) ? { 'www-authenticate': 'Bearer' } : {}
}

const passesByItself: ReadonlySet<ErrorCode> = new Set([
  'request_in_progress',
  'workspace_busy',
  'unavailable',
])

const asksForKey: ReadonlySet<ErrorCode> = new Set([
  'key_missing',
  'key_invalid',
  'identity_missing',
  'identity_invalid',
  'identity_expired',
])
