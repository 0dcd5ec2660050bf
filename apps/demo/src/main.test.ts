import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@goodword/client/create-client'
import { describePostgres, freshDatabase } from '@goodword/testing/postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DemoFile } from './demo-file.ts'
import { type DemoProcess, failDemo, runDemo } from './run-demo.ts'

const folder = mkdtempSync(join(tmpdir(), 'goodword-demo-'))
let demo: DemoProcess

beforeAll(async () => {
  demo = await runDemo(folder)
})

afterAll(async () => {
  await demo.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('prints the addresses to open, and nothing else', () => {
  expect(
    demo
      .output()
      .trim()
      .split(/\s*\n\s*/),
  ).toEqual([
    'Goodword is running. Stop it with Ctrl+C.',
    `Start here         ${demo.url}/`,
    `The shop           ${demo.url}/shop`,
    `The console        ${demo.url}/console/`,
    `The API reference  ${demo.url}/docs`,
  ])
})

test.each(['/', '/shop', '/docs', '/openapi.json', '/healthz', '/readyz', '/goodword.js'])(
  'serves %s',
  async (path) => {
    expect((await fetch(demo.url + path)).status).toBe(200)
  },
)

test('an unknown address is told as a problem, and one in the shop as a page', async () => {
  const api = await fetch(`${demo.url}/v1/nothing`)
  expect([api.status, api.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
  const shop = await fetch(`${demo.url}/shop/nothing`)
  expect(shop.status).toBe(404)
  expect(await shop.text()).toContain('This page is not here')
})

test('writes what a developer needs to a file that only its owner can read', async () => {
  const path = join(folder, 'demo.json')
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(statSync(join(folder, 'master.key')).mode & 0o777).toBe(0o600)
  const file = readFile()
  expect(file.base_url).toBe(demo.url)
  const goodword = createClient({ baseUrl: file.base_url, key: file.secret_key })
  expect(await goodword.getWorkspace()).toMatchObject({
    id: file.workspace_id,
    slug: file.workspace_slug,
    mode: 'sandbox',
    landing_url: `${demo.url}/shop`,
  })
  const program = await goodword.getProgram({ params: { program_id: file.program_id ?? '' } })
  expect(program).toMatchObject({ status: 'live', live_version: 1 })
})

test('a second process on the same folder is told why it cannot run', async () => {
  const second = await failDemo(folder)
  expect(second.code).toBe(1)
  expect(second.output.trim()).toBe(
    `Goodword is running on this folder already (process ${demo.pid}): stop that one first, or set GOODWORD_FOLDER to another folder.`,
  )
})

test('a taken port is told in one sentence', async () => {
  const other = mkdtempSync(join(tmpdir(), 'goodword-demo-'))
  const port = Number(new URL(demo.url).port)
  const second = await failDemo(other, { port })
  rmSync(other, { recursive: true, force: true })
  expect(second.code).toBe(1)
  expect(second.output.trim()).toBe(
    `Port ${port} is taken by another program: stop that one, or choose another with PORT=8788 npm start.`,
  )
})

test('a page from elsewhere can neither move the clock nor order', async () => {
  for (const path of ['/demo/clock', '/shop/orders?as=alice']) {
    const body = new URLSearchParams({ days: '1' })
    const headers = { origin: 'https://elsewhere.example' }
    expect((await fetch(demo.url + path, { method: 'POST', body, headers })).status).toBe(400)
  }
  expect(await clientOf(readFile()).getClock()).toMatchObject({ offset_seconds: 0 })
})

test('stops cleanly, and a restart on another port keeps the data', async () => {
  const before = readFile()
  const { data } = await clientOf(before).listParticipants()
  expect(data.length).toBeGreaterThan(1)
  expect(await demo.stop()).toBe(0)

  demo = await runDemo(folder)
  const after = readFile()
  expect(after).toMatchObject({
    base_url: demo.url,
    workspace_id: before.workspace_id,
    program_id: before.program_id,
    secret_key: before.secret_key,
  })
  expect((await clientOf(after).listParticipants()).data).toEqual(data)
  expect((await clientOf(after).getWorkspace()).origins).toContain(demo.url)
})

describePostgres('with DATABASE_URL', () => {
  test('the same runs on Postgres, under the application’s role', async () => {
    const { url, close } = await freshDatabase('postgres')
    const other = mkdtempSync(join(tmpdir(), 'goodword-demo-'))
    const env = {
      DATABASE_URL: url ?? '',
      GOODWORD_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
    }
    const onPostgres = await runDemo(other, { env })
    try {
      const file = readFile(other)
      const { data } = await clientOf(file).listReferrals()
      expect(data.length).toBeGreaterThan(1)
      expect((await fetch(`${onPostgres.url}/shop/account?as=alice`)).status).toBe(200)
    } finally {
      expect(await onPostgres.stop()).toBe(0)
      await close()
      rmSync(other, { recursive: true, force: true })
    }
  })
})

function readFile(from = folder): DemoFile {
  return JSON.parse(readFileSync(join(from, 'demo.json'), 'utf8'))
}

function clientOf(file: DemoFile) {
  return createClient({ baseUrl: file.base_url, key: file.secret_key })
}
