import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { createClient } from './create-client.ts'
import { GoodwordConnectionError, GoodwordError } from './errors.ts'
import { answer, baseUrl, refusal, reward, rewardId } from './fixtures.ts'

const server = setupServer()
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterEach(() => {
  server.resetHandlers()
  vi.useRealTimers()
})
afterAll(() => server.close())

const good = () => answer('markRewardPaid', { ...reward, state: 'issued' })
const badGateway = () =>
  HttpResponse.html('<h1>Bad gateway</h1>', { status: 502, headers: { 'x-request-id': 'edge-1' } })
const cutShort = () =>
  new HttpResponse(
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"id":'))
        controller.error(new Error('connection reset'))
      },
    }),
    { headers: { 'content-type': 'application/json' } },
  )
const never = () => new Promise<never>(() => {})

type Step = () => Response | Promise<Response>

/** Answers one attempt after the other with these, and calls for a payout to be noted. */
function attempts(...steps: Step[]) {
  const keys: (string | null)[] = []
  const delaysMs: number[] = []
  const answerNext = ({ request }: { request: Request }) => {
    keys.push(request.headers.get('idempotency-key'))
    const step = steps[keys.length - 1]
    if (step === undefined) throw new Error('asked once too often')
    return step()
  }
  server.use(
    http.post(`${baseUrl}/v1/rewards/${rewardId}/mark-paid`, answerNext),
    http.get(`${baseUrl}/v1/rewards/${rewardId}`, answerNext),
  )
  const client = createClient({
    baseUrl,
    key: 'gw_sk_sandbox_1',
    random: () => 0,
    sleep: async (ms) => {
      delaysMs.push(ms)
    },
  })
  const params = { reward_id: rewardId }
  return {
    keys,
    delaysMs,
    write: (more: { signal?: AbortSignal; idempotencyKey?: string } = {}) =>
      client.markRewardPaid({ params, ...more }),
    read: () => client.getReward({ params }),
  }
}

const failure = async (call: Promise<unknown>) =>
  call.then(
    () => expect.unreachable('it succeeded'),
    (error: unknown) => error,
  )

test.each<[string, Step]>([
  ['the connection fails', () => HttpResponse.error()],
  ['the answer is cut short', cutShort],
  ['the same write is in progress', () => refusal('request_in_progress')],
  ['there were too many requests', () => refusal('rate_limited')],
  ['the workspace is busy', () => refusal('workspace_busy')],
  ['a gateway answers 502 with a page', badGateway],
  ['a gateway answers 504 with nothing', () => new HttpResponse(null, { status: 504 })],
])(
  'when %s, a write is made again with the same key, and a read is made again',
  async (_, step) => {
    const writing = attempts(step, step, good)
    expect(await writing.write()).toMatchObject({ state: 'issued' })
    expect(writing.keys).toEqual([expect.any(String), writing.keys[0], writing.keys[0]])
    expect(writing.delaysMs).toEqual([125, 250])

    const reading = attempts(step, good)
    expect(await reading.read()).toMatchObject({ state: 'issued' })
    expect(reading.keys).toEqual([null, null])
  },
)

test.each<[string, Step]>([
  ['invalid_input', () => refusal('invalid_input')],
  ['reward_not_payable', () => refusal('reward_not_payable')],
  ['idempotency_key_reused', () => refusal('idempotency_key_reused')],
  ['key_invalid', () => refusal('key_invalid')],
  ['internal', () => refusal('internal')],
])('%s ends a write at once', async (code, step) => {
  const { write, keys } = attempts(step)
  expect(await failure(write())).toMatchObject({ name: 'GoodwordError', code })
  expect(keys).toHaveLength(1)
})

test('Retry-After is waited for, also as a date', async () => {
  const { write, delaysMs } = attempts(
    () => refusal('rate_limited', { headers: { 'retry-after': '7' } }),
    () =>
      new HttpResponse(null, {
        status: 503,
        headers: {
          date: 'Thu, 15 May 2025 12:00:00 GMT',
          'retry-after': 'Thu, 15 May 2025 12:00:09 GMT',
        },
      }),
    () => new HttpResponse(null, { status: 503, headers: { 'retry-after': 'soon' } }),
    good,
  )
  await write()
  expect(delaysMs).toEqual([7_125, 9_250, 500])
})

test('a Retry-After beyond patience goes to the caller', async () => {
  const { write, keys } = attempts(() =>
    refusal('rate_limited', { headers: { 'retry-after': '3600' } }),
  )
  expect(await failure(write())).toMatchObject({ code: 'rate_limited', retryAfterSeconds: 3600 })
  expect(keys).toHaveLength(1)
})

test('after the last retry the caller has the error, and the key to go on with', async () => {
  const { write, keys } = attempts(...Array<Step>(4).fill(() => HttpResponse.error()))
  const error = await failure(write())
  expect(error).toBeInstanceOf(GoodwordConnectionError)
  expect(error).toMatchObject({ fault: 'unreachable', idempotencyKey: keys[0] })
  expect((error as Error).cause).toBeInstanceOf(Error)
  expect(keys).toHaveLength(4)
})

test('an attempt that takes too long is given up and made again', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  let onArrival = () => {}
  const arrived = new Promise<void>((resolve) => {
    onArrival = resolve
  })
  const { write, keys } = attempts(() => {
    onArrival()
    return never()
  }, good)
  const reply = write()
  await arrived
  await vi.advanceTimersByTimeAsync(15_000)
  expect(await reply).toMatchObject({ state: 'issued' })
  expect(keys).toEqual([expect.any(String), keys[0]])
})

test('an attempt that takes too long without a retry left says so', async () => {
  server.use(http.get(`${baseUrl}/v1/workspace`, never))
  const client = createClient({ baseUrl, key: 'gw_sk_sandbox_1', retries: 0, timeoutMs: 20 })
  expect(await failure(client.getWorkspace())).toMatchObject({
    name: 'GoodwordConnectionError',
    fault: 'timed_out',
  })
})

test('an abort before the first attempt sends nothing', async () => {
  const { write, keys } = attempts()
  const signal = AbortSignal.abort(new Error('the buyer left'))
  expect(await failure(write({ signal }))).toBe(signal.reason)
  expect(keys).toEqual([])
})

test('an abort during an attempt ends the call with its reason', async () => {
  const controller = new AbortController()
  const { write, keys } = attempts(() => {
    controller.abort(new Error('the buyer left'))
    return never()
  })
  expect(await failure(write({ signal: controller.signal }))).toBe(controller.signal.reason)
  expect(keys).toHaveLength(1)
})

test.each<[string, (abort: () => void) => void]>([
  ['just before', (abort) => abort()],
  ['during', queueMicrotask],
])('an abort %s the wait between two attempts ends it', async (_, soon) => {
  server.use(http.get(`${baseUrl}/v1/workspace`, () => refusal('unavailable')))
  const controller = new AbortController()
  // Nobody moves these timers, so that a wait that is not ended never ends.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const client = createClient({
    baseUrl,
    key: 'gw_sk_sandbox_1',
    // The last thing that is asked for before the wait.
    random: () => {
      soon(() => controller.abort())
      return 0
    },
  })
  const call = client.getWorkspace({ signal: controller.signal })
  expect(await failure(call)).toBe(controller.signal.reason)
  expect(vi.getTimerCount()).toBe(0)
})

test('a refusal has all that the problem document says', async () => {
  const errors = [{ pointer: '/reference', message: 'Must not be empty.' }]
  const { write } = attempts(() =>
    refusal('invalid_input', { reason: 'too_short', request_id: 'req_1', errors }),
  )
  const error = await failure(write({ idempotencyKey: 'mine' }))
  expect(error).toBeInstanceOf(GoodwordError)
  expect({ ...(error as GoodwordError) }).toEqual({
    name: 'GoodwordError',
    status: 422,
    code: 'invalid_input',
    title: 'Some fields do not fit; each is named under errors.',
    reason: 'too_short',
    errors,
    requestId: 'req_1',
    retryAfterSeconds: undefined,
    idempotencyKey: 'mine',
  })
  expect((error as Error).message).toBe(
    'invalid_input (422): Some fields do not fit; each is named under errors. [req_1]',
  )
})

test.each<[string, Step]>([
  ['a page', badGateway],
  ['a broken document', () => asProblem('{"code":')],
  ['another document', () => asProblem('{"title":"anna@example.com is unknown"}')],
  ['null', () => asProblem('null')],
])('a 502 with %s has a status and no code, and quotes nothing', async (_, step) => {
  const { read } = attempts(step, step, step, step)
  const error = await failure(read())
  expect(error).toMatchObject({ status: 502, code: undefined, errors: [], requestId: 'edge-1' })
  expect((error as Error).message).toBe(
    'no problem document (502): Something between here and the API answered. [edge-1]',
  )
})

const asProblem = (text: string) =>
  new HttpResponse(text, {
    status: 502,
    headers: { 'content-type': 'application/problem+json', 'x-request-id': 'edge-1' },
  })

test('personal data in a request is in no message', async () => {
  server.use(http.get(`${baseUrl}/v1/participants`, () => HttpResponse.error()))
  const client = createClient({ baseUrl, key: 'gw_sk_sandbox_1', retries: 0 })
  const error = await failure(client.listParticipants({ query: { email: 'anna@example.com' } }))
  const { message, cause, stack } = error as Error
  expect(`${message} ${cause} ${stack}`).not.toContain('anna')
})

test.each<[string, Step]>([
  ['a page', () => HttpResponse.html('<h1>Welcome to the hotel</h1>')],
  ['another media type', () => HttpResponse.text('{}')],
  ['half a document', () => jsonText('{"id":')],
  ['nothing', () => jsonText('')],
])('%s with status 200 is no answer of the API', async (_, step) => {
  const { write, keys } = attempts(step)
  expect(await failure(write())).toMatchObject({ fault: 'unreadable', idempotencyKey: keys[0] })
  expect(keys).toHaveLength(1)
})

const jsonText = (text: string) =>
  new HttpResponse(text, { headers: { 'content-type': 'application/json' } })

test('a redirect is not followed', async () => {
  const { write, keys } = attempts(() => HttpResponse.redirect(`${baseUrl}/v1/rewards`, 301))
  expect(await failure(write())).toMatchObject({ fault: 'redirected' })
  expect(keys).toHaveLength(1)
})
