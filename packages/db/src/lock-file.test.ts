import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { takeLock } from './lock-file.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'goodword-lock-'))
  path = join(folder, 'lock')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const holder = (pid: number, host = hostname(), startedAt = '') =>
  writeFileSync(path, JSON.stringify({ pid, host, startedAt }))

function deadPid() {
  return spawnSync(process.execPath, ['-e', '']).pid
}

test('a lock is held until it is given back', () => {
  const release = takeLock(path)
  expect(() => takeLock(path)).toThrow(`${folder} is in use by process ${process.pid}`)
  release()
  expect(readdirSync(folder)).toEqual([])
  takeLock(path)()
})

test('a lock of a dead process is taken over', () => {
  holder(deadPid())
  const release = takeLock(path)
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid })
  release()
})

test('a lock that cannot be read is taken over', () => {
  writeFileSync(path, '{"pid":')
  takeLock(path)()
  expect(existsSync(path)).toBe(false)
})

test.runIf(existsSync('/proc/self/stat'))(
  'a lock of an earlier process with the same pid is taken over',
  () => {
    holder(process.pid, hostname(), '1')
    takeLock(path)()
    expect(existsSync(path)).toBe(false)
  },
)

test('a lock from another machine stands, and says what to do', () => {
  holder(deadPid(), 'elsewhere')
  expect(() => takeLock(path)).toThrow(`on elsewhere; if that machine is gone, delete ${path}`)
})

test('giving back leaves the lock of somebody else', () => {
  const release = takeLock(path)
  holder(1, 'elsewhere')
  release()
  expect(existsSync(path)).toBe(true)
})

test('of many processes that find a dead holder, one takes over', async () => {
  holder(deadPid())
  const script = `
    import { takeLock } from ${JSON.stringify(join(import.meta.dirname, 'lock-file.ts'))}
    try { takeLock(${JSON.stringify(path)}); console.log('taken') } catch { console.log('held') }
    process.stdin.resume()`
  const children = Array.from({ length: 6 }, () =>
    spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      stdio: ['pipe', 'pipe', 'inherit'],
      cwd: join(import.meta.dirname, '../../..'),
    }),
  )
  const answers = await Promise.all(
    children.map(
      (child) =>
        new Promise<string>((resolve) =>
          child.stdout.once('data', (data) => resolve(String(data).trim())),
        ),
    ),
  )
  expect(answers.filter((answer) => answer === 'taken')).toHaveLength(1)
  await Promise.all(
    children.map(
      (child) =>
        new Promise((resolve) => {
          child.once('exit', resolve)
          child.stdin.end()
        }),
    ),
  )
})
