import { minuteMs } from '@goodword/testing/clock'
import { describeEngines, describePostgres } from '@goodword/testing/postgres'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { complete, createApp } from './app.ts'
import { type Answered, openApp, openShop, type Shop } from './fixtures.ts'
import { createParts } from './parts.ts'
import { keys } from './routes/keys.ts'
import { routes as allRoutes } from './routes/routes.ts'
import { workspace } from './routes/workspace.ts'

const routes = [...keys, ...workspace]

let opened: Awaited<ReturnType<typeof openApp>>
let shop: Shop
let other: Shop
const lines: string[] = []

async function open(engine: 'postgres' | 'embedded') {
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) })
  opened = await openApp(engine, { routes, log })
  shop = await openShop(opened.server, opened.clock, 'shop')
  other = await openShop(opened.server, opened.clock, 'other')
}

const ask: typeof opened.ask = (...asked) => opened.ask(...asked)

function expectProblem(answered: Answered, status: number, code: string) {
  expect(answered.json).toMatchObject({ status, code })
  expect(answered.status).toBe(status)
  expect(answered.headers.get('content-type')).toBe('application/problem+json')
  expect(answered.json.request_id).toBe(answered.headers.get('x-request-id'))
}

describeEngines('the API', (engine) => {
  beforeAll(() => open(engine))
  afterAll(() => opened?.close())

  test('answers an operation with JSON that nobody keeps', async () => {
    const answered = await ask('GET', '/v1/workspace', { key: shop.secretKey })
    expect(answered.status).toBe(200)
    expect(answered.json).toMatchObject({ id: shop.id, slug: 'shop' })
    expect(answered.headers.get('content-type')).toBe('application/json')
    expect(answered.headers.get('cache-control')).toBe('no-store')
  })

  test('answers HEAD as GET, without the body', async () => {
    const answered = await ask('HEAD', '/v1/workspace', { key: shop.secretKey })
    expect([answered.status, answered.text]).toEqual([200, ''])
  })

  test.each([
    ['an unknown path', 'GET', '/v1/nothing', 404, 'not_found'],
    ['a path with a slash too many', 'GET', '/v1/keys/', 404, 'not_found'],
    ['the root', 'GET', '/', 404, 'not_found'],
    ['a path that is not UTF-8', 'GET', '/v1/%ff', 404, 'not_found'],
    ['another method', 'DELETE', '/v1/workspace', 405, 'method_not_allowed'],
    ['a preflight where no page is meant', 'OPTIONS', '/v1/keys', 405, 'method_not_allowed'],
  ])('answers %s with a problem', async (_, method, path, status, code) => {
    expectProblem(await ask(method, path, { key: shop.secretKey }), status, code)
  })

  test('says which methods an address answers', async () => {
    const answered = await ask('PUT', '/v1/keys')
    expect(answered.headers.get('allow')).toBe('GET, POST, HEAD')
  })

  describe('asks who is there', () => {
    test.each([
      ['no key', undefined, 'key_missing'],
      ['something else than a key', 'Basic YTpi', 'key_missing'],
      ['a made-up key', `Bearer gw_sk_live_${'a'.repeat(49)}`, 'key_invalid'],
    ])('%s', async (_, authorization, code) => {
      const headers: Record<string, string> = authorization ? { authorization } : {}
      const answered = await ask('GET', '/v1/workspace', { headers })
      expectProblem(answered, 401, code)
      expect(answered.headers.get('www-authenticate')).toBe('Bearer')
    })

    test('a publishable key opens nothing here', async () => {
      const answered = await ask('GET', '/v1/workspace', { key: shop.publishableKey })
      expectProblem(answered, 401, 'key_invalid')
    })

    test('a key without the scope', async () => {
      const key = await shop.newSecretKey(['programs:read'])
      expectProblem(await ask('GET', '/v1/workspace', { key }), 403, 'scope_missing')
    })

    test("another workspace's things are not there, like things that never were", async () => {
      const listed = await ask('GET', '/v1/keys', { key: other.secretKey })
      const foreign = listed.json.data[0].id
      const never = 'key_01h455vb4pex5vsknk084sn02q'
      const answers = await Promise.all(
        [foreign, never].map((id) => ask('DELETE', `/v1/keys/${id}`, { key: shop.secretKey })),
      )
      for (const answered of answers) expectProblem(answered, 404, 'key_not_found')
      expect(Object.keys(answers[0]!.json)).toEqual(Object.keys(answers[1]!.json))
    })
  })

  describe('reads a body', () => {
    const send = (body: unknown, headers: Record<string, string> = {}) =>
      ask('PATCH', '/v1/workspace', { key: shop.secretKey, body, headers })

    test.each([
      ['broken JSON', '{"name":', 400, 'malformed_json'],
      ['two values', '{} {}', 400, 'malformed_json'],
      ['a byte order mark', '\ufeff{}', 400, 'malformed_json'],
      ['bytes that are not UTF-8', Uint8Array.of(0x22, 0xff, 0x22), 400, 'malformed_json'],
      ['33 levels', '['.repeat(33) + ']'.repeat(33), 400, 'too_deep'],
      ['a million levels', '['.repeat(60_000), 400, 'too_deep'],
      ['too many bytes', JSON.stringify({ name: 'x'.repeat(65_600) }), 413, 'body_too_large'],
      ['a list', '[]', 422, 'invalid_input'],
      ['a number', '1', 422, 'invalid_input'],
      ['null', 'null', 422, 'invalid_input'],
      ['a number beyond all numbers', '{"name":1e999}', 422, 'invalid_input'],
      ['NUL', '{"name":"a\\u0000b"}', 422, 'invalid_input'],
      ['half a character', '{"name":"\\ud800"}', 422, 'invalid_input'],
      ['1001 items', JSON.stringify({ origins: Array(1001).fill('') }), 422, 'invalid_input'],
      ['an unknown field', '{"colour":"red"}', 422, 'invalid_input'],
      ['__proto__', '{"__proto__":{"name":"x"}}', 422, 'invalid_input'],
      ['constructor', '{"name":"x","constructor":1}', 422, 'invalid_input'],
    ])('%s', async (_, body, status, code) => {
      expectProblem(await send(body), status, code)
    })

    test('brackets in text are not levels', async () => {
      expectProblem(await send({ time_zone: `\\"${'['.repeat(100)}` }), 422, 'invalid_input')
    })

    test.each([
      ['text', 'text/plain'],
      ['a form', 'application/x-www-form-urlencoded'],
      ['another charset', 'application/json; charset=utf-16'],
      ['something like JSON', 'application/jsonp'],
    ])('refuses %s', async (_, type) => {
      const answered = await send('{"name":"Shop"}', { 'content-type': type })
      expectProblem(answered, 415, 'not_acceptable_media_type')
    })

    test('refuses a compressed one', async () => {
      const answered = await send('{}', { 'content-encoding': 'gzip' })
      expectProblem(answered, 415, 'not_acceptable_media_type')
    })

    test('takes the charset that JSON has anyway', async () => {
      const type = { 'content-type': 'application/json; charset=UTF-8' }
      expect((await send('{"name":"Shop"}', type)).status).toBe(200)
    })

    test('takes nothing as leaving everything out', async () => {
      const answered = await ask('PATCH', '/v1/workspace', { key: shop.secretKey })
      expect(answered.status).toBe(200)
    })

    test('names every fault by its place, and never repeats a value', async () => {
      const canary = 'alice@canary.example'
      const answered = await send({
        name: 7,
        slug: canary,
        origins: [canary, 'https://shop.example', 8],
        time_zone: canary,
        [canary]: canary,
      })
      expectProblem(answered, 422, 'invalid_input')
      expect(
        answered.json.errors.map(({ pointer }: { pointer: string }) => pointer).sort(),
      ).toEqual(['', '/name', '/origins/0', '/origins/2', '/slug', '/time_zone'])
      expect(answered.text).not.toContain('canary')
    })

    test('names a missing field, and a wrong choice with the right ones', async () => {
      const answered = await ask('POST', '/v1/keys', {
        key: shop.secretKey,
        body: { kind: 'secret', scopes: ['everything'] },
        headers: { 'idempotency-key': 'faults' },
      })
      expect(answered.json.errors).toEqual([
        { pointer: '/name', message: 'This field is required.' },
        { pointer: '/scopes/0', message: expect.stringContaining('programs:read') },
      ])
    })
  })

  describe('reads an address', () => {
    test('a parameter given twice', async () => {
      const answered = await ask('GET', '/v1/workspace?a=1&a=2', { key: shop.secretKey })
      expectProblem(answered, 400, 'duplicate_query_key')
    })

    test('a parameter that is not known', async () => {
      const answered = await ask('GET', '/v1/workspace?limit=1', { key: shop.secretKey })
      expectProblem(answered, 422, 'invalid_input')
      expect(answered.json.errors[0].pointer).toBe('?limit')
    })

    test('an id that cannot be one', async () => {
      const answered = await ask('DELETE', '/v1/keys/prg_x', { key: shop.secretKey })
      expectProblem(answered, 404, 'not_found')
      expect(answered.json.errors[0].pointer).toBe('{key_id}')
    })
  })

  describe('repeats a write', () => {
    const rename = (name: string, key: string, of = shop) =>
      ask('PATCH', '/v1/workspace', {
        key: of.secretKey,
        body: { name },
        headers: { 'idempotency-key': key },
      })

    test('to the byte', async () => {
      const first = await rename('One', 'k1')
      await rename('Two', 'k2')
      const again = await rename('One', 'k1')
      expect([again.status, again.text]).toEqual([200, first.text])
      expect(first.headers.has('idempotency-replayed')).toBe(false)
      expect(again.headers.get('idempotency-replayed')).toBe('true')
      const now = await ask('GET', '/v1/workspace', { key: shop.secretKey })
      expect(now.json.name).toBe('Two')
    })

    test('refuses the key for another', async () => {
      await rename('One', 'k3')
      expectProblem(await rename('Other', 'k3'), 422, 'idempotency_key_reused')
    })

    test('apart for each workspace', async () => {
      await rename('One', 'k4')
      const answered = await rename('One', 'k4', other)
      expect(answered.headers.has('idempotency-replayed')).toBe(false)
    })

    test('with nothing to say', async () => {
      const body = { jti: 'some-token' }
      const asked = { key: shop.secretKey, body, headers: { 'idempotency-key': 'k5' } }
      const first = await ask('POST', '/v1/workspace/revoked-identities', asked)
      const again = await ask('POST', '/v1/workspace/revoked-identities', asked)
      expect([first.status, first.text, again.status, again.text]).toEqual([204, '', 204, ''])
    })

    test('never with a secret', async () => {
      const asked = {
        key: shop.secretKey,
        body: { kind: 'secret', name: 'n', scopes: ['programs:read'] },
        headers: { 'idempotency-key': 'k6' },
      }
      const first = await ask('POST', '/v1/keys', asked)
      expect(first.json.key).toMatch(/^gw_sk_/)
      expectProblem(await ask('POST', '/v1/keys', asked), 409, 'secret_already_shown')
    })

    test('insists on the key where a repetition would hurt', async () => {
      const asked = { key: shop.secretKey, body: {} }
      expectProblem(
        await ask('POST', '/v1/workspace/signing-secrets', asked),
        400,
        'idempotency_key_missing',
      )
    })

    test.each(['', 'with space', 'é', 'x'.repeat(256)])('refuses the key %j', async (key) => {
      expectProblem(await rename('One', key), 400, 'idempotency_key_invalid')
    })
  })

  test('takes the id of a request, and no other text for one', async () => {
    const given = await ask('GET', '/v1/workspace', { headers: { 'x-request-id': 'my-request-1' } })
    expect(given.headers.get('x-request-id')).toBe('my-request-1')
    const forged = await ask('GET', '/v1/workspace', { headers: { 'x-request-id': 'a b "c"' } })
    expect(forged.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('logs ids, and nothing that a caller wrote', async () => {
    lines.length = 0
    await ask('PATCH', '/v1/workspace?canary=1', {
      key: shop.secretKey,
      body: { name: 'canary', canary: 'canary' },
      headers: { 'idempotency-key': 'canary', 'user-agent': 'canary' },
    })
    await ask('GET', '/canary')
    expect(lines).toHaveLength(2)
    expect(JSON.parse(lines[0]!)).toMatchObject({
      operation: 'updateWorkspace',
      status: 422,
      code: 'invalid_input',
      workspace: shop.ctx.workspace.uuid,
    })
    expect(lines.join()).not.toMatch(/canary|gw_sk/)
  })

  test('says when it lives, and when it is ready', async () => {
    expect((await ask('GET', '/healthz')).json).toEqual({ status: 'ok' })
    expect((await ask('GET', '/readyz')).json).toEqual({ status: 'ready' })
    const draining = createApp(createParts(opened.server), { routes, isDraining: () => true })
    const response = await draining.request('/readyz')
    expect(response.status).toBe(503)
  })

  test('counts requests by operation and status', async () => {
    await ask('GET', '/v1/workspace', { key: shop.secretKey })
    const { text } = await ask('GET', '/metrics')
    expect(text).toMatch(/goodword_requests_total\{operation="getWorkspace",status="200"\} \d/)
    expect(text).toMatch(/goodword_request_seconds_count\{operation="getWorkspace"\} \d/)
    expect(text).toMatch(/goodword_statements_total [1-9]/)
  })
})

describeEngines('rate limits', (engine) => {
  beforeAll(async () => {
    opened = await openApp(engine, {
      routes,
      limits: {
        key: { quota: 3, windowSeconds: 60 },
        workspace: { quota: 5, windowSeconds: 60 },
        failures: { quota: 2, windowSeconds: 60 },
      },
    })
    shop = await openShop(opened.server, opened.clock, 'shop')
    other = await openShop(opened.server, opened.clock, 'other')
  })
  afterAll(() => opened?.close())

  test('are told with every answer, and kept', async () => {
    const get = (key: string) => ask('GET', '/v1/workspace', { key })
    const first = await get(shop.secretKey)
    expect(first.headers.get('ratelimit-policy')).toBe('"key";q=3;w=60, "workspace";q=5;w=60')
    expect(first.headers.get('ratelimit')).toBe('"key";r=2;t=20, "workspace";r=4;t=12')
    await get(shop.secretKey)
    await get(shop.secretKey)

    const refused = await get(shop.secretKey)
    expectProblem(refused, 429, 'rate_limited')
    expect(refused.headers.get('retry-after')).toBe('20')
    expect((await get(other.secretKey)).status).toBe(200)

    const second = await shop.newSecretKey(['workspace:read'])
    expect((await get(second)).status).toBe(200)
    expect((await get(second)).status).toBe(200)
    expectProblem(await get(second), 429, 'rate_limited')

    opened.clock.advance(20_000)
    expect((await get(shop.secretKey)).status).toBe(200)
  })

  test('hold back a network that tries keys, and not its neighbours', async () => {
    const key = `gw_sk_live_${'a'.repeat(49)}`
    const from = '198.51.100.1'
    for (const _ of [1, 2]) {
      expectProblem(await ask('GET', '/v1/workspace', { key, from }), 401, 'key_invalid')
    }
    const nearby = await ask('GET', '/v1/workspace', { key, from: '198.51.100.200' })
    expectProblem(nearby, 429, 'rate_limited')
    const elsewhere = await ask('GET', '/v1/workspace', { key, from: '192.0.2.1' })
    expectProblem(elsewhere, 401, 'key_invalid')
    opened.clock.advance(minuteMs)
    expectProblem(await ask('GET', '/v1/workspace', { key, from }), 401, 'key_invalid')
  })
})

describePostgres('a database that is gone', () => {
  test('is told as unavailable, with nothing about it', async () => {
    await open('postgres')
    await opened.server.database.close()
    lines.length = 0
    const answered = await ask('GET', '/v1/workspace', { key: shop.secretKey })
    expectProblem(answered, 503, 'unavailable')
    expect(answered.headers.get('retry-after')).toBe('1')
    expect(Object.keys(answered.json).sort()).toEqual([
      'code',
      'request_id',
      'status',
      'title',
      'type',
    ])
    expect((await ask('GET', '/readyz')).status).toBe(503)
  })
})

test('a table of routes without one of the operations, or with one twice, is refused', () => {
  expect(complete(allRoutes)).toBe(allRoutes)
  expect(() => complete(allRoutes.slice(1))).toThrow('getWorkspace')
  expect(() => complete([...allRoutes, allRoutes[0]!])).toThrow('getWorkspace')
})
