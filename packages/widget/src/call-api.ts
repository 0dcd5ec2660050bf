import type { BodyInput, QueryInput, Reply } from '@goodword/contract/operation'
import { bare } from './bare.ts'
import type { Host } from './host.ts'
import { randomName } from './random-name.ts'

/** What came of a call. `code` is the API's own, or "unreachable" (no answer of ours), or "timeout". */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false
      readonly code: string
      /** The fields that are at fault, where the API names some. */
      readonly errors?: readonly { readonly pointer: string }[]
    }

/** One operation of the widget's API, as it is asked. */
type Call<O> = {
  readonly method: O extends { method: infer M extends string } ? M : never
  readonly to: O extends { path: `/v1/widget/{publishable_key}/${infer To}` } ? To : never
  readonly query?: QueryInput<O>
  readonly body?: BodyInput<O>
  /** Sent as the customer, not only as the shop. */
  readonly identity?: string | null | undefined
  readonly signal?: AbortSignal
  /** Of something that must not happen twice, though the customer asks again: the same name for the same wish. */
  readonly key?: string
}

export type Patience = {
  /** The waits before a failed call is made again, in milliseconds. */
  readonly pauses: readonly number[]
  /** How long one call may take. */
  readonly timeout: number
}

export const patience: Patience = { pauses: [500, 2000], timeout: 10_000 }

/** Asks the API. Never throws; asks again, with the same idempotency key, where that may help. */
export async function callApi<O>(
  host: Host,
  asked: Call<O>,
  { pauses, timeout }: Patience = patience,
): Promise<Answer<Reply<O>>> {
  const call = bare(asked)
  const address = new URL(`v1/widget/${encodeURIComponent(host.workspace)}/${call.to}`, host.root)
  for (const [name, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined) address.searchParams.set(name, String(value))
  }

  const headers: Record<string, string> = { accept: 'application/json' }
  if (call.identity) headers.authorization = `Bearer ${call.identity}`
  if (call.method !== 'GET') headers['idempotency-key'] = call.key ?? randomName()
  if (call.body !== undefined) headers['content-type'] = 'application/json'

  const init: RequestInit = bare({
    method: call.method,
    headers,
    credentials: 'omit',
    body: call.body === undefined ? null : JSON.stringify(call.body),
    keepalive: call.to === 'shares',
  })

  for (let attempt = 0; ; attempt += 1) {
    const answer = await once<Reply<O>>(address, init, timeout, call.signal)
    const pause = pauses[attempt]
    if (answer.ok || pause === undefined || !isWorthAnother(answer.code)) return answer
    await new Promise((resolve) => setTimeout(resolve, pause))
    if (call.signal?.aborted) return answer
  }
}

async function once<T>(
  address: URL,
  init: RequestInit,
  timeout: number,
  signal: AbortSignal | undefined,
): Promise<Answer<T>> {
  const ending = new AbortController()
  const end = () => ending.abort()
  const timer = setTimeout(end, timeout)
  signal?.addEventListener('abort', end)
  try {
    init.signal = ending.signal
    const reply = await fetch(address, init)
    const body = reply.status === 204 ? undefined : await reply.json()
    if (reply.ok) return { ok: true, value: body as T }
    const { code, errors } = body ?? {}
    return { ok: false, code: typeof code === 'string' ? code : 'unreachable', errors }
  } catch {
    return { ok: false, code: ending.signal.aborted ? 'timeout' : 'unreachable' }
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', end)
  }
}

/** Whether it may well go through in a moment. */
function isWorthAnother(code: string): boolean {
  return /^(unreachable|internal|unavailable|workspace_busy|rate_limited|request_in_progress)$/.test(
    code,
  )
}
