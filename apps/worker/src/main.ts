import { openServer } from '@goodword/service/open-server'
import { pino } from 'pino'
import { startWorker } from './start-worker.ts'

const log = pino({ level: process.env.LOG_LEVEL ?? 'info' })

// State that nobody understands any more is not worked on: the process ends, and is started again.
process.on('uncaughtException', (error) => {
  log.fatal({ name: error.name, message: error.message }, 'an error that nobody expected')
  process.exit(1)
})

const server = await openServer(process.env)
const worker = startWorker(server, { log })
log.info('working')

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, async () => {
    await worker.stop()
    await server.database.close()
    process.exit(0)
  })
}
