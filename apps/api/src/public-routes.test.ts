import { externalId } from '@goodword/contract/fields'
import { operation } from '@goodword/contract/operation'
import { describeEngines } from '@goodword/testing/postgres'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answered, openApp, openShop, type Shop, shopOrigin } from './fixtures.ts'
import { route } from './route.ts'

// Operations of the test's own, so that what is tried is how any operation for pages is served.
const params = v.strictObject({ publishable_key: v.string() })
const greeting = v.strictObject({ now: v.string(), hello: v.string(), from: v.string() })

const readGreeting = operation({
  id: 'readGreeting',
  method: 'GET',
  path: '/v1/widget/{publishable_key}/greeting',
  summary: 'Who asks.',
  tag: 'Test',
  auth: 'customer',
  params,
  status: 200,
  reply: greeting,
})

const leaveGreeting = operation({
  id: 'leaveGreeting',
  method: 'POST',
  path: '/v1/widget/{publishable_key}/greeting',
  summary: 'Greets.',
  tag: 'Test',
  auth: 'customer',
  params,
  body: v.strictObject({ hello: externalId }),
  status: 201,
  reply: greeting,
})

const readPicture = operation({
  id: 'readPicture',
  method: 'GET',
  path: '/v1/widget/{publishable_key}/picture',
  summary: 'A picture.',
  tag: 'Test',
  auth: 'publishable',
  params,
  status: 200,
  media: 'image/svg+xml',
  reply: v.string(),
})

const startJob = operation({
  id: 'startJob',
  method: 'POST',
  path: '/v1/jobs-of-the-test',
  summary: 'Starts a job.',
  tag: 'Test',
  auth: 'secret',
  idempotencyKey: 'required',
  keepsOwnKey: true,
  statusWhileRunning: 202,
  body: v.strictObject({ state: v.picklist(['running', 'done']) }),
  status: 200,
  reply: v.strictObject({ state: v.string(), key: v.string() }),
})

const routes = [
  route(readGreeting, async (ctx) => ({
    now: new Date(ctx.now).toISOString(),
    hello: ctx.customer.external_id,
    from: ctx.callerPrefix,
  })),
  route(leaveGreeting, async (ctx, { hello }) => ({
    now: new Date(ctx.now).toISOString(),
    hello,
    from: ctx.customer.external_id,
  })),
  route(readPicture, async () => '<svg xmlns="http://www.w3.org/2000/svg"/>'),
  route(startJob, async ({ idempotencyKeyHash }, { state }) => ({
    state,
    key: idempotencyKeyHash.toString('hex'),
  })),
]

let opened: Awaited<ReturnType<typeof openApp>>
let shop: Shop
let other: Shop

const greetingOf = (of: Shop) => `/v1/widget/${of.publishableKey}/greeting`

function expectProblem(answered: Answered, status: number, code: string) {
  expect(answered.json).toMatchObject({ status, code })
  expect(answered.status).toBe(status)
}

/** Whether a browser would let a page of this origin read an answer. */
function isReadableBy(origin: string, { headers }: Answered) {
  return headers.get('access-control-allow-origin') === origin
}

describeEngines('operations for pages', (engine) => {
  beforeAll(async () => {
    opened = await openApp(engine, { routes, trustedProxies: '10.0.0.0/8' })
    shop = await openShop(opened.server, opened.clock, 'shop')
    other = await openShop(opened.server, opened.clock, 'other')
  })
  afterAll(() => opened?.close())

  const ask: typeof opened.ask = (...asked) => opened.ask(...asked)
  const asCustomer = (externalId = 'c1') => ({
    key: shop.identityOf(externalId),
    headers: { origin: shopOrigin },
  })

  test('answer a customer on an allowed page', async () => {
    const answered = await ask('GET', greetingOf(shop), asCustomer())
    expect(answered.status).toBe(200)
    expect(answered.json).toMatchObject({ hello: 'c1', from: '203.0.113.0/24' })
    expect(isReadableBy(shopOrigin, answered)).toBe(true)
    expect(answered.headers.get('vary')).toBe('Origin')
    expect(answered.headers.has('access-control-allow-credentials')).toBe(false)
  })

  test('see the network behind a trusted proxy', async () => {
    const { key, headers } = asCustomer()
    const answered = await ask('GET', greetingOf(shop), {
      key,
      headers: { ...headers, 'x-forwarded-for': '1.1.1.1, 198.51.100.7' },
      from: '10.0.0.1',
    })
    expect(answered.json.from).toBe('198.51.100.0/24')
  })

  describe('answer only pages of the exact origins of their key', () => {
    const foreign = [
      'null',
      '',
      '*',
      'http://shop.example',
      'https://shop.example:443',
      'https://shop.example:8443',
      'https://shop.example/',
      'https://shop.example/path',
      'https://shop.example?x',
      'https://shop.example#x',
      'https://shop.example.',
      'https://SHOP.example',
      'HTTPS://shop.example',
      'https://www.shop.example',
      'https://shop.example.evil.example',
      'https://evilshop.example',
      'https://evil-shop.example',
      'https://shop.example@evil.example',
      'https://evil.example/https://shop.example',
      'https://evil.example?https://shop.example',
      'https://evil.example#https://shop.example',
      'https://shop.examp',
      'https://shop.example1',
      'https://shop-example',
      'https://shopxexample',
      'https://shop.example, https://evil.example',
      'https://evil.example, https://shop.example',
      'https://shop.example https://evil.example',
      'https://xn--shp-xqa.example',
      'https://sh%6fp.example',
      'https://shop.example\t',
      'https:shop.example',
      'https:/shop.example',
      '//shop.example',
      'shop.example',
      'ftp://shop.example',
      'file://',
      'file:///shop.example',
      'data:text/html,x',
      'chrome-extension://shop.example',
      'moz-extension://shop.example',
      'app://shop.example',
      'https://127.0.0.1',
      'http://localhost',
      'https://[::1]',
    ]

    test.each(foreign.filter((origin) => origin === origin.trim()))('not %j', async (origin) => {
      const asked = { key: shop.identityOf('c1'), headers: { origin } }
      const answers = await Promise.all([
        ask('GET', greetingOf(shop), asked),
        ask('POST', greetingOf(shop), { ...asked, body: { hello: 'x' } }),
        ask('OPTIONS', greetingOf(shop), { headers: asked.headers }),
      ])
      for (const answered of answers) {
        expectProblem(answered, 403, 'origin_not_allowed')
        expect(answered.headers.has('access-control-allow-origin')).toBe(false)
        expect(answered.headers.get('vary')).toBe('Origin')
      }
    })

    test('a page of its own origin reads without naming it, and does not write', async () => {
      const key = shop.identityOf('c1')
      expect((await ask('GET', greetingOf(shop), { key })).status).toBe(200)
      const written = await ask('POST', greetingOf(shop), { key, body: { hello: 'x' } })
      expectProblem(written, 403, 'origin_not_allowed')
    })
  })

  test('tell a browser beforehand what it may send', async () => {
    const preflight = await ask('OPTIONS', greetingOf(shop), {
      headers: { origin: shopOrigin, 'access-control-request-method': 'POST' },
    })
    expect([preflight.status, preflight.text]).toEqual([204, ''])
    expect(isReadableBy(shopOrigin, preflight)).toBe(true)
    expect(preflight.headers.get('access-control-allow-methods')).toBe('GET, POST, HEAD')
    expect(preflight.headers.get('access-control-allow-headers')).toContain('Idempotency-Key')
    expect(preflight.headers.has('access-control-allow-credentials')).toBe(false)
  })

  test('let an allowed page read why it was refused', async () => {
    const answered = await ask('GET', greetingOf(shop), { headers: { origin: shopOrigin } })
    expectProblem(answered, 401, 'identity_missing')
    expect(isReadableBy(shopOrigin, answered)).toBe(true)
  })

  test.each([
    ['a made-up key', `gw_pk_live_${'a'.repeat(30)}`],
    ['no key', 'x'],
  ])('do not know %s', async (_, key) => {
    const path = `/v1/widget/${key}/greeting`
    const headers = { origin: shopOrigin }
    expectProblem(await ask('GET', path, { headers }), 401, 'key_invalid')
    expectProblem(await ask('OPTIONS', path, { headers }), 401, 'key_invalid')
  })

  test('do not take a secret key in their path', async () => {
    const path = `/v1/widget/${shop.secretKey}/greeting`
    expectProblem(await ask('GET', path, asCustomer()), 401, 'key_invalid')
  })

  test("do not take another workspace's customer", async () => {
    const answered = await ask('GET', greetingOf(shop), {
      key: other.identityOf('c1'),
      headers: { origin: shopOrigin },
    })
    expectProblem(answered, 401, 'identity_invalid')
  })

  test('ask for a new identity when it has expired', async () => {
    const iat = Math.floor(opened.clock.now().getTime() / 1000) - 500
    const key = shop.identityOf('c1', { iat, exp: iat + 400 })
    const answered = await ask('GET', greetingOf(shop), { key, headers: { origin: shopOrigin } })
    expectProblem(answered, 401, 'identity_expired')
  })

  test('say that nothing has changed, until it has', async () => {
    const asked = asCustomer()
    const first = await ask('GET', greetingOf(shop), asked)
    expect(first.headers.get('cache-control')).toBe('private, no-cache')
    const known = { 'if-none-match': first.headers.get('etag')! }

    opened.clock.advance(1_000)
    const headers = { ...asked.headers, ...known }
    const again = await ask('GET', greetingOf(shop), { ...asked, headers })
    expect([again.status, again.text]).toEqual([304, ''])
    expect(isReadableBy(shopOrigin, again)).toBe(true)
    const anyone = await ask('GET', greetingOf(shop), { ...asCustomer('c2'), headers })
    expect(anyone.status).toBe(200)
  })

  test('repeat the write of one customer, and never give it to another', async () => {
    const leave = (externalId: string) => {
      const { key, headers } = asCustomer(externalId)
      return ask('POST', greetingOf(shop), {
        key,
        body: { hello: 'x' },
        headers: { ...headers, 'idempotency-key': 'same' },
      })
    }
    const first = await leave('c1')
    const again = await leave('c1')
    const others = await leave('c2')
    expect(again.text).toBe(first.text)
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(others.json.from).toBe('c2')
  })

  test('send a picture as one, without any script', async () => {
    const answered = await ask('GET', `/v1/widget/${shop.publishableKey}/picture`)
    expect(answered.headers.get('content-type')).toBe('image/svg+xml')
    expect(answered.headers.get('content-security-policy')).toBe("default-src 'none'")
    expect(answered.text).toMatch(/^<svg/)
  })
})

describeEngines('an operation whose work outlives the request', (engine) => {
  beforeAll(async () => {
    opened = await openApp(engine, { routes })
    shop = await openShop(opened.server, opened.clock, 'shop')
  })
  afterAll(() => opened?.close())

  test('is handed its key, and answers 202 while it runs', async () => {
    const start = (state: string, key: string) =>
      opened.ask('POST', '/v1/jobs-of-the-test', {
        key: shop.secretKey,
        body: { state },
        headers: { 'idempotency-key': key },
      })
    const running = await start('running', 'k1')
    const again = await start('running', 'k1')
    const done = await start('done', 'k2')
    expect([running.status, again.status, done.status]).toEqual([202, 202, 200])
    expect(again.json.key).toBe(running.json.key)
    expect(done.json.key).not.toBe(running.json.key)
    expectProblem(await start('done', 'k1'), 422, 'idempotency_key_reused')
  })
})

describe('a limit on pages', () => {
  test('holds back a network, which is told so on its page', async () => {
    opened = await openApp('embedded', {
      routes,
      limits: { address: { quota: 2, windowSeconds: 60 } },
    })
    shop = await openShop(opened.server, opened.clock, 'shop')
    const asked = { key: shop.identityOf('c1'), headers: { origin: shopOrigin } }
    await opened.ask('GET', greetingOf(shop), asked)
    await opened.ask('GET', greetingOf(shop), asked)
    const refused = await opened.ask('GET', greetingOf(shop), asked)
    expectProblem(refused, 429, 'rate_limited')
    expect(refused.headers.get('retry-after')).toBe('30')
    expect(isReadableBy(shopOrigin, refused)).toBe(true)
    const elsewhere = await opened.ask('GET', greetingOf(shop), { ...asked, from: '192.0.2.1' })
    expect(elsewhere.status).toBe(200)
    await opened.close()
  })
})
