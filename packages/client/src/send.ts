import { GoodwordConnectionError, readRefusal } from './errors.ts'
import { retryDelayMs } from './retry.ts'

/** How a client reaches the API. What is left out has a default that suits a server and a page. */
export type ClientOptions = {
  /** Where the API is: `https://api.goodword.example`. */
  readonly baseUrl: string
  readonly fetch?: typeof fetch | undefined
  /** The longest that one attempt may take, its whole answer included. 15,000 unless told. */
  readonly timeoutMs?: number | undefined
  /** How often a failed request is made again: 3 unless told, 0 for never. */
  readonly retries?: number | undefined
  /** Makes the Idempotency-Key of a write for which the caller gives none. */
  readonly newIdempotencyKey?: (() => string) | undefined
  readonly sleep?: ((ms: number, signal: AbortSignal | undefined) => Promise<void>) | undefined
  /** From 0 to 1, for the jitter between attempts. */
  readonly random?: (() => number) | undefined
}

/** One request, ready to be made as often as it takes. */
export type WireRequest = {
  readonly method: string
  readonly url: string
  readonly headers: Headers
  readonly body: string | undefined
  /** The media type of a good answer. */
  readonly media: string
  readonly idempotencyKey: string | undefined
  readonly signal: AbortSignal | undefined
}

/** Makes a request until it is answered, refused for good, or has failed too often. */
export async function send(options: ClientOptions, request: WireRequest): Promise<unknown> {
  const { retries = 3, sleep = sleepFor, random = Math.random } = options
  for (let attempt = 0; ; attempt += 1) {
    request.signal?.throwIfAborted()
    try {
      return await exchange(options, request)
    } catch (error) {
      const delayMs = attempt < retries ? retryDelayMs(error, attempt, random()) : undefined
      if (delayMs === undefined) throw error
      await sleep(delayMs, request.signal)
    }
  }
}

async function exchange(options: ClientOptions, request: WireRequest): Promise<unknown> {
  const { response, text } = await fetchText(options, request)
  // A redirect that is followed turns a POST into a GET, and a list into the answer to a write.
  if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
    throw new GoodwordConnectionError('redirected', request.idempotencyKey)
  }
  if (!response.ok) throw readRefusal(response, text, request.idempotencyKey)
  if (response.status === 204) return undefined

  if (!response.headers.get('content-type')?.startsWith(request.media)) {
    throw new GoodwordConnectionError('unreadable', request.idempotencyKey)
  }
  if (request.media !== 'application/json') return text
  try {
    return JSON.parse(text)
  } catch {
    // Without the parser's error as its cause: that quotes the answer.
    throw new GoodwordConnectionError('unreadable', request.idempotencyKey)
  }
}

async function fetchText(options: ClientOptions, request: WireRequest) {
  const { method, headers, body, signal } = request
  // Looked up at each request, for pages and tests that replace the global one.
  const doFetch = options.fetch ?? globalThis.fetch
  // Not AbortSignal.any, which browsers in use still lack.
  const stop = new AbortController()
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    stop.abort()
  }, options.timeoutMs ?? 15_000)
  const onAbort = () => stop.abort(signal?.reason)
  signal?.addEventListener('abort', onAbort, { once: true })

  try {
    const response = await doFetch(request.url, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      signal: stop.signal,
      redirect: 'manual',
      // A key says who asks; a cookie must not.
      credentials: 'omit',
    })
    return { response, text: await response.text() }
  } catch (cause) {
    signal?.throwIfAborted()
    const fault = isLate ? 'timed_out' : 'unreachable'
    throw new GoodwordConnectionError(fault, request.idempotencyKey, cause)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', onAbort)
  }
}

function sleepFor(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const onAbort = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort)
      resolve()
    }, ms)
    signal?.addEventListener('abort', onAbort, { once: true })
  })
}
