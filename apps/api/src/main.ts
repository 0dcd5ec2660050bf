import { openServer } from '@goodword/service/open-server'
import { pino } from 'pino'
import { collectDefaultMetrics } from 'prom-client'
import { describeError } from './describe-error.ts'
import { readEnvironment } from './environment.ts'
import { createMetrics } from './metrics.ts'
import { startApi } from './start-api.ts'

const environment = readEnvironment(process.env)
const log = pino({ level: environment.LOG_LEVEL, base: null })

// A state that nobody foresaw is not gone on from: whoever runs the process starts another.
process.on('uncaughtException', (error) => {
  log.fatal({ error: describeError(error) }, 'uncaught')
  process.exit(1)
})

const server = await openServer(process.env)
const metrics = createMetrics(server.database)
collectDefaultMetrics({ register: metrics.registry })

const api = await startApi(server, {
  port: environment.PORT,
  trustedProxies: environment.TRUSTED_PROXIES,
  graceMs: 1_000,
  log,
  metrics,
})
log.info({ port: api.port }, 'listening')

let isStopping = false
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, async () => {
    if (isStopping) return
    isStopping = true
    log.info({ signal }, 'stopping')
    await api.stop()
    await server.database.close()
    process.exit(0)
  })
}
