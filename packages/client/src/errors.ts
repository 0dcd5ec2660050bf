import type { ErrorCode, FieldError } from '@goodword/contract/errors'

type Refused = {
  readonly status: number
  readonly code: ErrorCode | undefined
  readonly title: string
  readonly reason: string | undefined
  readonly errors: readonly FieldError[]
  readonly requestId: string | undefined
  readonly retryAfterSeconds: number | undefined
  readonly idempotencyKey: string | undefined
}

/**
 * The API refused. `code` keeps its meaning for good and is what to branch on; it is undefined where a
 * proxy answered in the API's place. The message may be logged: no value of the request is in it.
 */
export class GoodwordError extends Error {
  readonly status: number
  readonly code: ErrorCode | undefined
  readonly title: string
  /** Narrows the code: why a coupon cannot be redeemed, for one. */
  readonly reason: string | undefined
  /** The faulty fields, each by its JSON pointer. */
  readonly errors: readonly FieldError[]
  /** What to quote when asking for help. */
  readonly requestId: string | undefined
  /** How long the API asks to be left alone, where it said so. */
  readonly retryAfterSeconds: number | undefined
  /** The key of the write that was refused; a 502 to 504 leaves open whether it took effect. */
  readonly idempotencyKey: string | undefined

  constructor(refused: Refused) {
    const request = refused.requestId === undefined ? '' : ` [${refused.requestId}]`
    super(
      `${refused.code ?? 'no problem document'} (${refused.status}): ${refused.title}${request}`,
    )
    this.name = 'GoodwordError'
    this.status = refused.status
    this.code = refused.code
    this.title = refused.title
    this.reason = refused.reason
    this.errors = refused.errors
    this.requestId = refused.requestId
    this.retryAfterSeconds = refused.retryAfterSeconds
    this.idempotencyKey = refused.idempotencyKey
  }
}

export type ConnectionFault = keyof typeof faults

/**
 * No answer of the API arrived. Whether a write took effect is unknown: repeat it with the same
 * `idempotencyKey`, which this error carries, and it takes effect once.
 */
export class GoodwordConnectionError extends Error {
  readonly fault: ConnectionFault
  readonly idempotencyKey: string | undefined

  constructor(fault: ConnectionFault, idempotencyKey: string | undefined, cause?: unknown) {
    super(faults[fault], cause === undefined ? undefined : { cause })
    this.name = 'GoodwordConnectionError'
    this.fault = fault
    this.idempotencyKey = idempotencyKey
  }
}

const faults = {
  unreachable: 'The API cannot be reached.',
  timed_out: 'The API did not answer in time.',
  redirected: 'The address redirects, which the API never does: check baseUrl.',
  unreadable: 'What answered is not the API: check baseUrl and what stands in between.',
} as const

/** Reads a refusal; anything but a problem document of ours is reported by its status alone. */
export function readRefusal(
  response: Response,
  text: string,
  idempotencyKey: string | undefined,
): GoodwordError {
  const problem = readProblem(response, text)
  return new GoodwordError({
    status: response.status,
    code: problem?.code as ErrorCode | undefined,
    title: problem?.title ?? 'Something between here and the API answered.',
    reason: problem?.reason,
    errors: problem?.errors ?? [],
    requestId: problem?.request_id ?? response.headers.get('x-request-id') ?? undefined,
    retryAfterSeconds: readRetryAfter(response.headers),
    idempotencyKey,
  })
}

type WireProblem = {
  readonly code: string
  readonly title: string
  readonly reason?: string
  readonly request_id?: string
  readonly errors?: readonly FieldError[]
}

function readProblem(response: Response, text: string): WireProblem | undefined {
  if (!response.headers.get('content-type')?.startsWith('application/problem+json'))
    return undefined
  try {
    const problem: WireProblem | null = JSON.parse(text)
    // Other servers speak RFC 9457 too; only ours names a code.
    const isOurs = typeof problem?.code === 'string' && typeof problem.title === 'string'
    return isOurs ? problem : undefined
  } catch {
    return undefined
  }
}

function readRetryAfter(headers: Headers): number | undefined {
  const text = headers.get('retry-after')
  if (text === null) return undefined
  if (/^\d{1,9}$/.test(text)) return Number(text)
  // The form with a date is counted from the answerer's own clock; this machine's may be wrong.
  const seconds = (Date.parse(text) - Date.parse(headers.get('date') ?? '')) / 1000
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined
}
