import type { Operation } from '@goodword/contract/operation'
import { type OperationId, operations } from '@goodword/contract/operations'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, expectTypeOf, test } from 'vitest'
import { type Client, createClient } from './create-client.ts'
import { createPageClient } from './create-page-client.ts'
import { answer, baseUrl, reward, rewardId } from './fixtures.ts'

const server = setupServer()
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

const client = createClient({ baseUrl, key: 'gw_sk_sandbox_1', retries: 0 })

/** Answers every request with nothing, and keeps what was asked. */
function keepRequests(): Request[] {
  const kept: Request[] = []
  server.use(
    http.all('*', ({ request }) => {
      kept.push(request.clone())
      return new HttpResponse(null, { status: 204 })
    }),
  )
  return kept
}

test.each(Object.values<Operation>(operations))(
  '$id asks as the contract says',
  async (operation) => {
    const requests = keepRequests()
    const { id, method, path, auth, body, media } = operation
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
    const call = client[id as OperationId] as unknown as (call: object) => Promise<unknown>
    await call({
      params: Object.fromEntries(names.map((name) => [name, `${name}/ü`])),
      query: { limit: '5', cursor: undefined },
      body: { some: 'field' },
      ...(auth === 'customer' && { identity: 'signed.by.merchant' }),
    })

    expect(requests).toHaveLength(1)
    const [request] = requests as [Request]
    const isWrite = method !== 'GET'
    const filled = path.replace(/\{(\w+)\}/g, '$1%2F%C3%BC')
    expect([request.method, request.url]).toEqual([method, `${baseUrl}${filled}?limit=5`])
    expect(await request.text()).toBe(body === undefined ? '' : '{"some":"field"}')
    expect(Object.fromEntries(request.headers)).toEqual({
      accept: media ?? 'application/json',
      ...(auth === 'secret' && { authorization: 'Bearer gw_sk_sandbox_1' }),
      ...(auth === 'customer' && { authorization: 'Bearer signed.by.merchant' }),
      ...(isWrite && { 'idempotency-key': expect.stringMatching(/^[0-9a-f]{32}$/) }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    })
  },
)

test('a reply is what the API answered', async () => {
  server.use(http.get(`${baseUrl}/v1/rewards/${rewardId}`, () => answer('getReward', reward)))
  const reply = await client.getReward({ params: { reward_id: rewardId } })
  expect(reply).toEqual(reward)
  expectTypeOf(reply.state).toEqualTypeOf<(typeof reward)['state']>()
})

test('a picture comes as its text', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>'
  server.use(
    http.get(`${baseUrl}/v1/codes/cod_1/qr`, () =>
      HttpResponse.text(svg, { headers: { 'content-type': 'image/svg+xml' } }),
    ),
  )
  expect(await client.getCodeQr({ params: { code_id: 'cod_1' } })).toBe(svg)
})

test('an operation without an answer gives undefined', async () => {
  keepRequests()
  expect(await client.disableCode({ params: { code_id: 'cod_1' } })).toBeUndefined()
})

test('a write whose fields may all be left out sends an empty object', async () => {
  const requests = keepRequests()
  await client.rotateKey({ params: { key_id: 'key_1' } })
  expect(await requests[0]?.text()).toBe('{}')
})

test('each call has its own Idempotency-Key unless the caller gives one', async () => {
  const requests = keepRequests()
  let count = 0
  const counting = createClient({
    baseUrl,
    key: 'gw_sk_sandbox_1',
    newIdempotencyKey: () => `key-${++count}`,
  })
  await counting.disableCode({ params: { code_id: 'cod_1' } })
  await counting.disableCode({ params: { code_id: 'cod_1' } })
  await counting.disableCode({ params: { code_id: 'cod_1' }, idempotencyKey: 'mine' })
  const keys = requests.map((request) => request.headers.get('idempotency-key'))
  expect(keys).toEqual(['key-1', 'key-2', 'mine'])
})

test.each(['', '.', '..'])('an id %j that would lead elsewhere is not sent', async (code_id) => {
  const requests = keepRequests()
  await expect(client.disableCode({ params: { code_id } })).rejects.toThrow('give code_id')
  expect(requests).toEqual([])
})

test.each([
  ['https://api.goodword.example/', 'https://api.goodword.example/v1/workspace'],
  ['https://shop.example/goodword//', 'https://shop.example/goodword/v1/workspace'],
  ['http://localhost:8787', 'http://localhost:8787/v1/workspace'],
])('the API may stand at %s', async (address, url) => {
  const requests = keepRequests()
  await createClient({ baseUrl: address, key: 'gw_sk_sandbox_1' }).getWorkspace()
  expect(requests[0]?.url).toBe(url)
})

test('an address that is none is refused when the client is made', () => {
  expect(() => createClient({ baseUrl: 'api.goodword.example', key: '' })).toThrow(TypeError)
})

test('a page client has the operations of a page and no other', async () => {
  const page = createPageClient({ baseUrl })
  const public_ = Object.values<Operation>(operations).filter(({ auth }) => auth !== 'secret')
  expect(Object.keys(page).sort()).toEqual(public_.map(({ id }) => id).sort())

  const requests = keepRequests()
  await page.recordWidgetClick({ params: { publishable_key: 'gw_pk_1' }, body: { code: 'ANNA' } })
  expect(requests[0]?.headers.has('authorization')).toBe(false)
})

test('calls and replies are typed by the contract', () => {
  type CallOf<K extends OperationId> = Parameters<Client[K]>[0]
  expectTypeOf<CallOf<'getReward'>>().toEqualTypeOf<{
    readonly params: { reward_id: string }
    readonly signal?: AbortSignal | undefined
  }>()
  expectTypeOf<CallOf<'markRewardPaid'>>().toEqualTypeOf<{
    readonly params: { reward_id: string }
    readonly body?: { reference?: string | undefined } | undefined
    readonly idempotencyKey?: string | undefined
    readonly signal?: AbortSignal | undefined
  }>()
  expectTypeOf<CallOf<'getWidgetSession'>>().toHaveProperty('identity').toEqualTypeOf<string>()
  expectTypeOf<CallOf<'getWidgetOffer'>>().not.toHaveProperty('identity')
  expectTypeOf<CallOf<'recordConversion'>>().not.toHaveProperty('params')
  expectTypeOf<Parameters<Client['getWorkspace']>>().toExtend<[unknown?]>()
  expectTypeOf<[]>().toExtend<Parameters<Client['listRewards']>>()
  expectTypeOf<[]>().not.toExtend<Parameters<Client['listProgramVersions']>>()
  expectTypeOf<ReturnType<Client['disableCode']>>().resolves.toEqualTypeOf<undefined>()
  expectTypeOf<ReturnType<Client['getCodeQr']>>().resolves.toEqualTypeOf<string>()
  expectTypeOf<ReturnType<Client['listEvents']>>()
    .resolves.toHaveProperty('next_cursor')
    .toEqualTypeOf<string>()
})
