import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApp } from '@goodword/api/app'
import { bareLinks } from '@goodword/api/links'
import { listen } from '@goodword/api/listen'
import { createParts } from '@goodword/api/parts'
import { pino } from 'pino'
import { answerUsage, argumentOf, tell } from './child.ts'
import { openBenchServer } from './shop.ts'

/** What one process serves: an answer that is always the same, or the API. */
export type Serving =
  | {
      readonly kind: 'raw'
      readonly status: number
      readonly headers: Record<string, string>
      readonly body?: string
    }
  | {
      readonly kind: 'api'
      readonly url: string
      readonly masterKey: string
      /** Whether links go round the application, as they do in production. */
      readonly isBare: boolean
    }

const serving = argumentOf<Serving>()
if (serving.kind === 'raw') serveRaw(serving)
else await serveApi(serving)

function serveRaw({ status, headers, body }: Extract<Serving, { kind: 'raw' }>): void {
  const server = createServer((_incoming, outgoing) => {
    outgoing.writeHead(status, headers).end(body)
  })
  server.listen(0, '127.0.0.1', () => {
    answerUsage(() => 0)
    tell({ port: (server.address() as AddressInfo).port })
  })
}

async function serveApi({ url, masterKey, isBare }: Extract<Serving, { kind: 'api' }>) {
  const server = openBenchServer({ url, masterKey })
  const endless = { quota: 100_000_000, windowSeconds: 10 }
  const parts = createParts(server, {
    log: pino({ level: 'info', base: null }),
    // One caller stands for thousands here.
    limits: { key: endless, workspace: endless, address: endless, pages: endless },
  })
  const listening = await listen(createApp(parts), {
    port: 0,
    host: '127.0.0.1',
    before: isBare ? bareLinks(parts) : undefined,
  })
  answerUsage(server.database.statementsSent)
  tell({ port: listening.port })
}
