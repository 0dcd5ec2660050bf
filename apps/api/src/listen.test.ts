import { request } from 'node:http'
import { connect } from 'node:net'
import { Hono } from 'hono'
import { afterEach, expect, test } from 'vitest'
import { type Listening, listen } from './listen.ts'

const open: Listening[] = []
afterEach(async () => {
  for (const listening of open.splice(0)) await listening.close(1_000)
})

async function serve(app: Hono, options: Partial<Parameters<typeof listen>[1]> = {}) {
  const listening = await listen(app, { port: 0, host: '127.0.0.1', ...options })
  open.push(listening)
  return listening
}

/** What a server says to bytes that no HTTP client would send. */
function exchangeBytes(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.on('data', (chunk) => {
      heard += chunk
    })
    socket.on('close', () => resolve(heard))
    socket.on('error', reject)
  })
}

test('a bare path answers before the application, and leaves it the rest', async () => {
  const app = new Hono().get('*', (c) => c.text('app'))
  const { port } = await serve(app, {
    before: (incoming, outgoing) => {
      if (incoming.url !== '/bare') return false
      outgoing.end('bare')
      return true
    },
  })
  const get = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text()
  expect(await get('/bare')).toBe('bare')
  expect(await get('/other')).toBe('app')
})

test('a request without a host is told so, as a problem', async () => {
  const { port } = await serve(new Hono())
  const heard = await exchangeBytes(port, 'GET / HTTP/1.0\r\n\r\n')
  expect(heard).toContain('400 Bad Request')
  expect(heard).toContain('"code":"bad_request"')
})

test('what is being answered is finished before it closes, and its connection ends', async () => {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  let arrived = () => {}
  const hasArrived = new Promise<void>((resolve) => {
    arrived = resolve
  })
  const app = new Hono().get('/slow', async (c) => {
    arrived()
    await released
    return c.text('done')
  })
  const listening = await serve(app)
  const answer = new Promise<{ text: string }>((resolve, reject) => {
    request({ port: listening.port, host: '127.0.0.1', path: '/slow' }, (response) => {
      let text = ''
      response.on('data', (chunk) => {
        text += chunk
      })
      response.on('end', () => resolve({ text }))
    })
      .on('error', reject)
      .end()
  })
  await hasArrived
  const closed = listening.close(5_000)
  release()
  expect(await answer).toEqual({ text: 'done' })
  await closed
  await expect(fetch(`http://127.0.0.1:${listening.port}/slow`)).rejects.toThrow()
})

test('what takes too long is cut off', async () => {
  const app = new Hono().get('/forever', () => new Promise<Response>(() => {}))
  const listening = await serve(app)
  const answer = fetch(`http://127.0.0.1:${listening.port}/forever`)
  const outcome = expect(answer).rejects.toThrow()
  await listening.close(50)
  await outcome
})

test('while it drains, every answer asks the caller to connect elsewhere', async () => {
  const listening = await serve(new Hono().get('/', (c) => c.text('ok')))
  const get = () => fetch(`http://127.0.0.1:${listening.port}/`)
  expect((await get()).headers.get('connection')).toBe('keep-alive')
  listening.drain()
  expect((await get()).headers.get('connection')).toBe('close')
})

test('a port that is taken is an error', async () => {
  const { port } = await serve(new Hono())
  await expect(listen(new Hono(), { port, host: '127.0.0.1' })).rejects.toThrow('EADDRINUSE')
})
