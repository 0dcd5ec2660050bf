import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from '@goodword/contract/errors'
import { toProblem } from '@goodword/contract/problem'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'

export type ListenOptions = {
  /** 0 for any free port. */
  readonly port: number
  readonly host?: string | undefined
  /** A bare path before the application: answers the request itself and returns true, or leaves it. */
  readonly before?: ((incoming: IncomingMessage, outgoing: ServerResponse) => boolean) | undefined
}

export type Listening = {
  readonly port: number
  /** From now on every answer asks its caller to connect elsewhere next time. */
  drain(): void
  /** Takes no more connections and waits for the requests that are being answered; after that they are cut off. */
  close(withinMs: number): Promise<void>
}

/** Serves an application over HTTP, with limits on how long a caller may take. */
export async function listen(app: Hono, options: ListenOptions): Promise<Listening> {
  const serve = getRequestListener(app.fetch, { errorHandler: () => unreadable() })
  let isDraining = false

  const server = createServer(
    {
      headersTimeout: 5_000,
      requestTimeout: 10_000,
      keepAliveTimeout: 5_000,
      // By default a slow sender is only looked at every 30 seconds.
      connectionsCheckingInterval: 1_000,
    },
    (incoming, outgoing) => {
      if (isDraining) outgoing.setHeader('connection', 'close')
      if (options.before?.(incoming, outgoing)) return
      void serve(incoming, outgoing)
    },
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, () => {
      server.off('error', reject)
      resolve()
    })
  })

  return {
    port: (server.address() as AddressInfo).port,
    drain: () => {
      isDraining = true
    },
    close: (withinMs) => close(server, withinMs),
  }
}

async function close(server: Server, withinMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const isLate = new AbortController()
  await Promise.race([closed, sleep(withinMs, undefined, { signal: isLate.signal, ref: false })])
  isLate.abort()
  server.closeAllConnections()
  await closed
}

/** For a request that HTTP itself cannot make sense of, such as one without a host. */
function unreadable(): Response {
  const body = toProblem(new Refusal('bad_request'))
  return new Response(JSON.stringify(body), {
    status: 400,
    headers: { 'content-type': 'application/problem+json' },
  })
}
