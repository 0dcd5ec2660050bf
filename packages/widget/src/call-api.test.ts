import type { getWidgetSession } from '@goodword/contract/widget'
import { HttpResponse, http } from 'msw'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { callApi } from './call-api.ts'
import { problem, server } from './testing/api.ts'
import { at, session } from './testing/fixtures.ts'
import { testHost } from './testing/page.ts'

const waits = { pauses: [1, 1], timeout: 5000 }
const { host } = testHost()
const call = { method: 'GET', to: 'session', identity: 'head.body.seal' } as const
const ask = () => callApi<typeof getWidgetSession>(host, call, waits)

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterAll(() => server.close())
afterEach(() => {
  server.resetHandlers()
  vi.unstubAllGlobals()
})

test.each([
  ['unavailable', 3],
  ['internal', 3],
  ['rate_limited', 3],
  ['identity_expired', 1],
  ['invalid_input', 1],
] as const)('%s is asked %i times at most', async (code, times) => {
  let calls = 0
  server.use(
    http.get(at('session'), () => {
      calls += 1
      return problem(code)
    }),
  )
  expect(await ask()).toEqual({ ok: false, code })
  expect(calls).toBe(times)
})

test('a write that is asked again keeps its idempotency key', async () => {
  const keys: (string | null)[] = []
  server.use(
    http.post(at('session'), ({ request }) => {
      keys.push(request.headers.get('idempotency-key'))
      return keys.length < 3 ? HttpResponse.error() : HttpResponse.json(session() as never)
    }),
  )
  const answer = await callApi(host, { method: 'POST', to: 'session', body: {} } as never, waits)
  expect(answer.ok).toBe(true)
  expect(keys).toHaveLength(3)
  expect(new Set(keys).size).toBe(1)
  expect(keys[0]).toMatch(/^[\d-]{10,}$/)
})

test('once called off, it does not ask again', async () => {
  let calls = 0
  const ending = new AbortController()
  server.use(
    http.get(at('session'), () => {
      calls += 1
      ending.abort()
      return problem('internal')
    }),
  )
  const answer = await callApi<typeof getWidgetSession>(
    host,
    { ...call, signal: ending.signal },
    waits,
  )
  expect(answer.ok).toBe(false)
  expect(calls).toBe(1)
})

test('what the page hung on every object is not read as an option of the request', async () => {
  let asked: RequestInit | undefined
  vi.stubGlobal('fetch', async (_address: URL, init: RequestInit) => {
    asked = init
    return { ok: true, status: 204 }
  })
  Object.assign(Object.prototype, { mode: 'no-cors', redirect: 'manual', signal: 1 })
  try {
    expect((await ask()).ok).toBe(true)
    expect(asked?.mode).toBeUndefined()
    expect(asked?.redirect).toBeUndefined()
    expect(asked?.credentials).toBe('omit')
  } finally {
    Reflect.deleteProperty(Object.prototype, 'mode')
    Reflect.deleteProperty(Object.prototype, 'redirect')
    Reflect.deleteProperty(Object.prototype, 'signal')
  }
})
