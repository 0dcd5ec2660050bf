import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openPostgres } from '@goodword/db/connect'
import { LockHeld, takeLock } from '@goodword/db/lock-file'
import { migrate, readMigrations } from '@goodword/db/migrate'
import postgres from 'postgres'
import { removeCluster, startPostgres } from './cluster.ts'
import { holdTransactions, isRestless } from './restless.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder that all test files of one run share. */
    runFolder: string
  }
}

const worker = 'worker-'

/**
 * Where one worker keeps what its files share. Events are shown below the oldest transaction of a whole
 * server, so files that run at the same time have a server each.
 */
export function workerFolder(runFolder: string): string {
  const folder = join(runFolder, `${worker}${process.env.VITEST_POOL_ID ?? '1'}`)
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  return folder
}

/** The folders of all workers of a run. */
export function workerFolders(runFolder: string): string[] {
  const names = readdirSync(runFolder).filter((name) => name.startsWith(worker))
  return names.map((name) => join(runFolder, name))
}

/** A worker's server, with a migrated database to clone. */
export interface SharedCluster {
  /** The superuser's address of the server's own database. */
  readonly url: string
  readonly template: string
}

interface State {
  readonly url: string
  readonly templates: readonly string[]
}

/** The worker's server: `DATABASE_URL`, or one that the first caller starts and the others find. */
export async function sharedCluster(runFolder: string, migrations: string): Promise<SharedCluster> {
  const hash = createHash('sha256').update(JSON.stringify(readMigrations(migrations)))
  const template = `goodword_template_${hash.digest('hex').slice(0, 12)}_${runName(runFolder)}`
  const ready = readState(runFolder)
  if (ready?.templates.includes(template)) return { url: ready.url, template }

  const release = await waitForLock(join(runFolder, 'lock'))
  try {
    const state = readState(runFolder) ?? { url: await serverUrl(runFolder), templates: [] }
    writeState(runFolder, state)
    if (!state.templates.includes(template)) {
      await makeTemplate(state.url, template, migrations)
      writeState(runFolder, { url: state.url, templates: [...state.templates, template] })
    }
    return { url: state.url, template }
  } finally {
    release()
  }
}

/** Runs statements as the superuser, one after another. */
export async function asSuperuser(url: string, ...statements: string[]) {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    for (const statement of statements) await sql.unsafe(statement)
  } finally {
    await sql.end()
  }
}

/** The address of another database of the same server. */
export function withDatabase(url: string, database: string) {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.href
}

/** Drops what a run left on a server that is not its own. */
export async function dropTemplates(runFolder: string) {
  const state = readState(runFolder)
  if (!state || !process.env.DATABASE_URL) return
  const drops = state.templates.map(
    (template) => `drop database if exists ${template} with (force)`,
  )
  await asSuperuser(state.url, ...drops)
}

async function serverUrl(runFolder: string) {
  const given = process.env.DATABASE_URL
  if (given) return given
  const folder = join(runFolder, 'cluster')
  // Of a caller that died while starting it.
  await removeCluster(folder)
  const cluster = await startPostgres({ folder, detached: true })
  if (isRestless) holdTransactions(cluster.url())
  return cluster.url()
}

async function makeTemplate(url: string, template: string, migrations: string) {
  await asSuperuser(
    url,
    `drop database if exists ${template} with (force)`,
    `create database ${template}`,
  )
  const database = openPostgres(withDatabase(url, template), { poolMax: 1 })
  try {
    await migrate(database, migrations)
  } finally {
    await database.close()
  }
}

function runName(runFolder: string) {
  return createHash('sha256').update(runFolder).digest('hex').slice(0, 8)
}

function readState(runFolder: string): State | undefined {
  try {
    return JSON.parse(readFileSync(join(runFolder, 'state.json'), 'utf8')) as State
  } catch {
    return undefined
  }
}

function writeState(runFolder: string, state: State) {
  const path = join(runFolder, 'state.json')
  writeFileSync(`${path}.part`, JSON.stringify(state), { mode: 0o600 })
  renameSync(`${path}.part`, path)
}

async function waitForLock(path: string) {
  for (;;) {
    try {
      return takeLock(path)
    } catch (error) {
      if (!(error instanceof LockHeld)) throw error
      await sleep(25)
    }
  }
}
