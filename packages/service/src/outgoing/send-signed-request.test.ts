import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import type { OutgoingRules, Resolve } from './check-address.ts'
import { lookupChecked, sendSignedRequest } from './send-signed-request.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})

/** A receiver on this machine; the requests that reached it. */
async function receiver(answer: (response: ServerResponse, request: IncomingMessage) => void) {
  const reached: { headers: IncomingMessage['headers']; body: string }[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    reached.push({ headers: request.headers, body: Buffer.concat(chunks).toString() })
    answer(response, request)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, reached }
}

const never: Resolve = async () => {
  throw new Error('nobody asked for a name')
}
const developing: OutgoingRules = { allowsLoopback: true, resolve: never }
const secret = Buffer.alloc(32, 9)
const sent = { id: 'pay_1', body: '{"amount":100}', secret, atMs: 1_773_480_000_000 }

test('a call is signed over id, time and body, and its id is the idempotency key', async () => {
  const { port, reached } = await receiver((response) => response.end('{"reference":"r1"}'))
  const answer = await sendSignedRequest(developing, { ...sent, url: `http://127.0.0.1:${port}/p` })
  expect(answer).toEqual({
    kind: 'answered',
    status: 200,
    body: '{"reference":"r1"}',
    retryAfter: undefined,
  })
  const [{ headers, body } = { headers: {}, body: '' }] = reached
  expect(body).toBe(sent.body)
  expect(headers['idempotency-key']).toBe('pay_1')
  expect(headers['webhook-id']).toBe('pay_1')
  const signature = createHmac('sha256', secret)
    .update(`pay_1.1773480000.${sent.body}`)
    .digest('base64')
  expect(headers['webhook-signature']).toBe(`v1,${signature}`)
})

test('a redirect is an answer and is not followed', async () => {
  const inner = await receiver((response) => response.end('secret'))
  const { port } = await receiver((response) => {
    response.writeHead(302, { location: `http://127.0.0.1:${inner.port}/` }).end()
  })
  const answer = await sendSignedRequest(developing, { ...sent, url: `http://127.0.0.1:${port}/` })
  expect(answer).toMatchObject({ kind: 'answered', status: 302 })
  expect(inner.reached).toEqual([])
})

test('more than 64 KiB of an answer are not read', async () => {
  const { port } = await receiver((response) => response.end('x'.repeat(64 * 1024 + 1)))
  const answer = await sendSignedRequest(developing, { ...sent, url: `http://127.0.0.1:${port}/` })
  expect(answer).toEqual({ kind: 'failed', reason: 'answer_too_large' })
  const { port: fitting } = await receiver((response) => response.end('x'.repeat(64 * 1024)))
  const whole = await sendSignedRequest(developing, {
    ...sent,
    url: `http://127.0.0.1:${fitting}/`,
  })
  expect(whole).toMatchObject({ kind: 'answered' })
})

test.each([
  ['says nothing', () => {}],
  [
    'drips',
    (response: ServerResponse) => {
      response.writeHead(200)
      const timer = setInterval(() => response.write('.'), 20)
      response.on('close', () => clearInterval(timer))
    },
  ],
])('a receiver that %s is given up', async (_, answer) => {
  const { port } = await receiver(answer)
  const url = `http://127.0.0.1:${port}/`
  expect(await sendSignedRequest(developing, { ...sent, url }, 200)).toEqual({
    kind: 'failed',
    reason: 'timed_out',
  })
})

test.each([
  ['hangs up', (response: ServerResponse) => response.destroy()],
  [
    'hangs up in the middle',
    (response: ServerResponse) => {
      response.writeHead(200, { 'content-length': 100 })
      response.write('half')
      setTimeout(() => response.destroy(), 20)
    },
  ],
])('a receiver that %s was not reached, as far as we know', async (_, answer) => {
  const { port } = await receiver(answer)
  const url = `http://127.0.0.1:${port}/`
  expect(await sendSignedRequest(developing, { ...sent, url })).toEqual({
    kind: 'failed',
    reason: 'unreachable',
  })
})

test('an address that may not be called is not called', async () => {
  const { port, reached } = await receiver((response) => response.end())
  const strict = { allowsLoopback: false, resolve: never }
  for (const url of [`http://127.0.0.1:${port}/`, `https://127.0.0.1:${port}/`]) {
    expect((await sendSignedRequest(strict, { ...sent, url })).kind).toBe('failed')
  }
  expect(reached).toEqual([])
})

/** A name server that tells something else each time it is asked. */
function rebinding(...answers: readonly string[]) {
  let asked = 0
  const resolve: Resolve = async () => {
    const address = answers[Math.min(asked, answers.length - 1)]!
    asked += 1
    return [{ address, family: 4 }]
  }
  return { resolve, asked: () => asked }
}

test('a name that leads inside is not called, whatever it led to before', async () => {
  const { reached } = await receiver((response) => response.end())
  for (const address of ['127.0.0.1', '10.0.0.1', '169.254.169.254']) {
    const { resolve } = rebinding(address)
    const url = 'https://rebind.example/'
    const answer = await sendSignedRequest({ allowsLoopback: false, resolve }, { ...sent, url })
    expect(answer).toEqual({ kind: 'failed', reason: 'address_not_public' })
  }
  expect(reached).toEqual([])
})

test('the address that was checked is the one connected to: the name is asked for once', async () => {
  const { resolve, asked } = rebinding('8.8.8.8', '127.0.0.1')
  const lookup = lookupChecked({ allowsLoopback: false, resolve })
  const connectTo = await new Promise((done, fail) =>
    lookup('rebind.example', { all: true }, (error, found) => (error ? fail(error) : done(found))),
  )
  expect(connectTo).toEqual([{ address: '8.8.8.8', family: 4 }])
  expect(asked()).toBe(1)
})

test('a whole call asks for the name once, and each call anew', async () => {
  // The receiver speaks no TLS, so the call fails after it has connected to the checked address.
  let connections = 0
  const { port } = await receiver((response) => response.end())
  servers[0]!.on('connection', () => {
    connections += 1
  })
  const { resolve, asked } = rebinding('127.0.0.1')
  const rules = { allowsLoopback: true, resolve }
  for (const call of [1, 2]) {
    await sendSignedRequest(rules, { ...sent, url: `http://localhost:${port}/` })
    expect([connections, asked()]).toEqual([call, call])
  }
})
