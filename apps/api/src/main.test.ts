import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describePostgres, freshDatabase } from '@goodword/testing/postgres'
import { expect, test } from 'vitest'
import { readEnvironment } from './environment.ts'

const main = fileURLToPath(new URL('main.ts', import.meta.url))

function start(environment: Record<string, string>) {
  return spawn(process.execPath, ['--import', 'tsx', main], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

describePostgres('the process', () => {
  test('serves, and on SIGTERM ends well', async () => {
    const fresh = await freshDatabase('postgres')
    const child = start({
      DATABASE_URL: fresh.url!,
      GOODWORD_MASTER_KEY: randomBytes(32).toString('base64'),
      PUBLIC_URL: 'https://goodword.example',
      PORT: '0',
    })
    const ended = once(child, 'exit')
    const [line] = await once(createInterface(child.stdout), 'line')
    const { port } = JSON.parse(line as string)

    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200)
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
    expect(metrics).toContain('nodejs_eventloop_lag_seconds')
    child.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
    await fresh.close()
  })
})

test('what the environment lacks is named, all at once and without its values', () => {
  const read = () => readEnvironment({ DATABASE_URL: 'mysql://secret', PORT: 'http' })
  expect(read).toThrow(/DATABASE_URL: .*\nGOODWORD_MASTER_KEY: .*\nPUBLIC_URL: .*\nPORT: /)
  expect(read).not.toThrow(/secret/)
})
