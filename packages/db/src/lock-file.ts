import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname } from 'node:path'

/** Another process, named by its pid, holds the lock. */
export class LockHeld extends Error {
  override readonly name = 'LockHeld'
  readonly pid: number

  constructor(path: string, { pid, host }: Holder) {
    const where = host === hostname() ? '' : ` on ${host}; if that machine is gone, delete ${path}`
    super(`${dirname(path)} is in use by process ${pid}${where}`)
    this.pid = pid
  }
}

interface Holder {
  readonly pid: number
  readonly host: string
  /** Tells a process from a later one with the same pid, where the system can say. */
  readonly startedAt: string
}

/** Takes a lock file, also from a holder that died, and returns the function that gives it back. */
export function takeLock(path: string): () => void {
  mkdirSync(dirname(path), { recursive: true })
  const mine = JSON.stringify({
    pid: process.pid,
    host: hostname(),
    startedAt: startOf(process.pid),
  } satisfies Holder)

  if (!create(path, mine)) {
    const seen = read(path)
    const holder = parse(seen)
    if (holder && isAlive(holder)) throw new LockHeld(path, holder)
    setAside(path, seen)
    if (!create(path, mine)) throw new LockHeld(path, parse(read(path)) ?? unknownHolder)
  }

  return () => {
    if (read(path) === mine) rmSync(path, { force: true })
  }
}

const unknownHolder: Holder = { pid: 0, host: hostname(), startedAt: '' }

// A link appears whole or not at all, so no one ever reads a half-written lock.
function create(path: string, content: string) {
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, content)
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

// Of two processes that find the same dead holder, the slower may move the faster one's new lock
// aside; it sees that by the content and puts it back.
function setAside(path: string, stale: string) {
  const aside = `${path}.${process.pid}.stale`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  const moved = read(aside)
  if (moved !== stale) create(path, moved)
  rmSync(aside, { force: true })
}

function read(path: string) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function parse(content: string): Holder | undefined {
  try {
    const { pid, host, startedAt } = JSON.parse(content) as Partial<Holder>
    if (typeof pid !== 'number' || typeof host !== 'string') return undefined
    return { pid, host, startedAt: startedAt ?? '' }
  } catch {
    return undefined
  }
}

// Of a process on another machine nothing can be known, so its lock stands.
function isAlive({ pid, host, startedAt }: Holder) {
  if (host !== hostname()) return true
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false
  }
  return startedAt === startOf(pid)
}

// After a container restarts, its first process has the same pid as the one that died.
function startOf(pid: number) {
  const stat = read(`/proc/${pid}/stat`)
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}
