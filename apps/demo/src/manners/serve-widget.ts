import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { offer, publicProgram, session } from '@goodword/widget/testing/fixtures'

// Only tests import this: the built widget, an API of fixtures, and the pages of a shop on another origin.

const dist = fileURLToPath(new URL('../../../../packages/widget/dist', import.meta.url))

export type Served = {
  /** Where the script and the API are. */
  readonly api: string
  /** Where the shop is: another origin. */
  readonly shop: string
  /** The version that never changes, and what its script must hash to. */
  readonly current: { readonly script: string; readonly integrity: string }
  /** What the API answers, by the last name of the path, or "POST" and that; a number is a failure of that status. */
  readonly answers: Record<string, unknown>
  /** Pages of the shop by their paths, each with headers of its own. */
  readonly pages: Record<string, { html: string; headers?: Record<string, string> }>
  /** How long the API takes, in milliseconds. */
  delay: number
  close(): Promise<void>
}

/** What the API answers when all is well. */
export function usualAnswers(): Record<string, unknown> {
  return {
    session: session(),
    offer: offer(),
    program: publicProgram(),
    shares: undefined,
    clicks: { click_token: 'c1.fresh' },
  }
}

/** Starts both on free ports of this machine. */
export async function serveWidget(): Promise<Served> {
  const answers = usualAnswers()
  const pages: Served['pages'] = {}
  const settings = { delay: 0 }

  const api = await start((request, response) => {
    const path = pathOf(request)
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('access-control-allow-headers', '*, authorization')
    response.setHeader('access-control-allow-methods', '*')
    if (request.method === 'OPTIONS') return void response.writeHead(204).end()
    if (path.startsWith('/v1/widget/')) {
      const name = path.split('/').at(-1) ?? ''
      const written = `${request.method} ${name}`
      const answer = answers[Object.hasOwn(answers, written) ? written : name]
      return void setTimeout(() => tell(response, answer), settings.delay)
    }
    return sendFile(response, path)
  })
  const shop = await start((request, response) => {
    const page = pages[pathOf(request)]
    if (!page) return void response.writeHead(404).end()
    const type = page.headers?.['content-type'] ?? 'text/html; charset=utf-8'
    return void response.writeHead(200, { ...page.headers, 'content-type': type }).end(page.html)
  })

  return Object.assign(settings, {
    api: `http://127.0.0.1:${api.port}`,
    shop: `http://localhost:${shop.port}`,
    current: JSON.parse(readFileSync(join(dist, 'widget', 'current.json'), 'utf8')),
    answers,
    pages,
    close: async () => {
      await Promise.all([api.close(), shop.close()])
    },
  })
}

function pathOf(request: IncomingMessage): string {
  return new URL(request.url ?? '/', 'http://any').pathname
}

/** "internal" is asked for again; what is invalid is not. */
const codes: Readonly<Record<number, string>> = { 404: 'program_not_live', 422: 'invalid' }

function tell(response: ServerResponse, answer: unknown): void {
  if (typeof answer === 'number') {
    response.writeHead(answer, { 'content-type': 'application/problem+json' })
    response.end(JSON.stringify({ code: codes[answer] ?? 'internal' }))
  } else if (answer === undefined) response.writeHead(204).end()
  else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
}

function sendFile(response: ServerResponse, path: string): void {
  try {
    const bytes = readFileSync(join(dist, normalize(path)))
    response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(bytes)
  } catch {
    response.writeHead(404).end()
  }
}

async function start(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
