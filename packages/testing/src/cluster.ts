import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { findPostgresBinaries, readableBinaries, unprivileged } from './postgres-binaries.ts'
import { isRestless, restlessSettings } from './restless.ts'

/** How a server is started for tests. */
export interface ClusterOptions {
  /** Waits for the disk as in production; off, it is faster and may lose data when killed. */
  readonly durable?: boolean
  /** Where its files go; a folder of its own by default. */
  readonly folder?: string
  /** Leaves the server running when this process ends. */
  readonly detached?: boolean
}

/** A Postgres server of our own, on loopback. */
export interface Cluster {
  readonly folder: string
  /** The superuser's address of one of its databases. */
  url(database?: string): string
  /** Kills the server and all its backends with SIGKILL, as a crash would. */
  kill(): Promise<void>
  /** Stops it: `immediate` without a checkpoint, `fast` in order. */
  stop(mode?: 'fast' | 'immediate'): Promise<void>
  /** Starts it again on the same files and port. */
  start(): Promise<void>
  /** Stops it and deletes its files. */
  remove(): Promise<void>
}

/** Sets up and starts a server that belongs to the caller alone. */
export async function startPostgres(options: ClusterOptions = {}): Promise<Cluster> {
  const found = findPostgresBinaries()
  if (!found) throw new Error('No Postgres on this machine: install postgresql or set DATABASE_URL')

  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'goodword-postgres-'))
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o711)
  const binaries = readableBinaries(found, folder)
  const data = join(folder, 'data')
  const password = randomBytes(16).toString('hex')
  initialise(binaries, folder, data, password)

  let port = await freePort()
  const url = (database = 'postgres') =>
    `postgres://postgres:${password}@127.0.0.1:${port}/${database}`
  let server: ChildProcess | undefined

  async function start() {
    server = run(binaries, folder, data, port, options)
    await answering(url(), server, join(folder, 'log'))
  }

  async function end(signal: NodeJS.Signals) {
    if (!server || server.exitCode !== null || server.signalCode !== null) return
    const exited = new Promise((resolve) => server?.once('exit', resolve))
    if (signal === 'SIGKILL') for (const pid of childrenOf(server.pid)) kill(pid, signal)
    server.kill(signal)
    await exited
  }

  // Between being found and being listened on, a port may become another's.
  for (let tries = 1; ; tries++) {
    try {
      await start()
      break
    } catch (error) {
      if (tries === 3) throw error
      port = await freePort()
    }
  }
  return {
    folder,
    url,
    start,
    kill: () => end('SIGKILL'),
    stop: (mode = 'fast') => end(mode === 'fast' ? 'SIGINT' : 'SIGQUIT'),
    remove: async () => {
      await end('SIGQUIT')
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Stops a detached server through its folder, from whichever process, and deletes its files. */
export async function removeCluster(folder: string) {
  const pid = serverOf(join(folder, 'data'))
  if (pid !== undefined) {
    kill(pid, 'SIGQUIT')
    for (let tries = 0; tries < 100 && serverOf(join(folder, 'data')) === pid; tries++) {
      await sleep(50)
    }
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

function initialise(binaries: string, folder: string, data: string, password: string) {
  const account = unprivileged()
  mkdirSync(data, { mode: 0o700 })
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (account) for (const path of [data, passwordFile]) chownSync(path, account.uid, account.gid)

  const settings = ['--username=postgres', '--auth=password', `--pwfile=${passwordFile}`]
  const locale = ['--encoding=UTF8', '--locale=C', '--no-sync']
  execFileSync(join(binaries, 'initdb'), ['-D', data, ...settings, ...locale], {
    ...account,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  rmSync(passwordFile)
}

function run(
  binaries: string,
  folder: string,
  data: string,
  port: number,
  { durable = false, detached = false }: ClusterOptions,
) {
  const speed = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'shared_buffers=64MB',
    'max_wal_size=512MB',
    'max_worker_processes=4',
    'autovacuum_naptime=10s',
    'jit=off',
    'timezone=UTC',
    ...(durable ? [] : speed),
    ...(isRestless ? restlessSettings : []),
  ]
  const log = openSync(join(folder, 'log'), 'a')
  const server = spawn(
    join(binaries, 'postgres'),
    ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    { ...unprivileged(), cwd: folder, detached, stdio: ['ignore', log, log] },
  )
  closeSync(log)
  if (detached) server.unref()
  return server
}

async function answering(url: string, server: ChildProcess, log: string) {
  for (let tries = 0; tries < 400; tries++) {
    if (server.exitCode !== null) break
    const sql = postgres(url, { max: 1, fetch_types: false, onnotice: () => {} })
    const isUp = await sql`select 1`.then(
      () => true,
      () => false,
    )
    await sql.end()
    if (isUp) return
    await sleep(50)
  }
  throw new Error(`Postgres did not start:\n${readFileSync(log, 'utf8').slice(-2_000)}`)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

// Backends outlive their killed parent until they next look; a crash takes all at once.
function childrenOf(pid: number | undefined) {
  try {
    const list = execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
    return list.trim().split(/\s+/).filter(Boolean).map(Number)
  } catch {
    return []
  }
}

// A pid on file may by now belong to somebody else, so the process has to name the folder.
function serverOf(data: string) {
  try {
    const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
    const command = execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' })
    return command.includes(data) ? pid : undefined
  } catch {
    return undefined
  }
}

function kill(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(pid, signal)
  } catch {
    // It has ended by itself.
  }
}
