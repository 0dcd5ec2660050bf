import { LockHeld } from '@goodword/db/lock-file'
import { migrate } from '@goodword/db/migrate'
import { openDatabase, openServer, usualFolder } from '@goodword/service/open-server'
import { pino } from 'pino'

const port = Number(process.env.PORT ?? 8787)
const env = { ...process.env, PUBLIC_URL: process.env.PUBLIC_URL ?? `http://localhost:${port}` }
const folder = process.env.GOODWORD_FOLDER ?? usualFolder
// The start page hands out a secret key, so nobody but this machine is let in unless told otherwise.
const host = process.env.HOST ?? '127.0.0.1'
const log = pino({ level: process.env.LOG_LEVEL ?? 'error', base: null })

try {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error('PORT is not a port number: give one from 1 to 65535.')
  }
  if (process.env.DATABASE_URL) await bringForward()
  // The database opens while the rest is read from disk: together they are most of the start.
  const [server, { startDemo }] = await Promise.all([openServer(env), import('./start-demo.tsx')])
  const demo = await startDemo(server, { folder, port, host, log }).catch(
    async (error: unknown) => {
      await server.database.close()
      throw error
    },
  )
  greet(demo.file.base_url)

  let isStopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, async () => {
      if (isStopping) return
      isStopping = true
      await demo.stop()
      await server.database.close()
      process.exit(0)
    })
  }
} catch (error) {
  console.error(explain(error))
  process.exit(1)
}

/** On Postgres the schema is the owner's to change; everything after runs under the application's role. */
async function bringForward(): Promise<void> {
  const database = await openDatabase(env, 'owner')
  try {
    await migrate(database)
  } finally {
    await database.close()
  }
}

function greet(baseUrl: string): void {
  const places = [
    ['Start here', '/'],
    ['The shop', '/shop'],
    ['The console', '/console/'],
    ['The API reference', '/docs'],
  ] as const
  const lines = places.map(([name, path]) => `  ${name.padEnd(18)} ${baseUrl}${path}`)
  console.log(`\nGoodword is running. Stop it with Ctrl+C.\n\n${lines.join('\n')}\n`)
}

/** What went wrong, in one sentence that says what to do. */
function explain(error: unknown): string {
  if (error instanceof LockHeld) {
    return `Goodword is running on this folder already (process ${error.pid}): stop that one first, or set GOODWORD_FOLDER to another folder.`
  }
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    return `Port ${port} is taken by another program: stop that one, or choose another with PORT=8788 npm start.`
  }
  if (code === 'ECONNREFUSED') return 'The database that DATABASE_URL names cannot be reached.'
  return error.message
}
