import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describeBrowser } from '@goodword/testing/browser'
import { ownBrowser } from '@goodword/testing/own-browser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApp } from './fixtures.ts'
import { listen } from './listen.ts'
import { workspace } from './routes/workspace.ts'

const folder = mkdtempSync(join(tmpdir(), 'goodword-pages-'))
const folders = { widget: join(folder, 'widget'), console: join(folder, 'console') }
const loader = 'console.log("loader")\n'.repeat(20)

let opened: Awaited<ReturnType<typeof openApp>>
beforeAll(async () => {
  mkdirSync(join(folders.widget, 'goodword', '1a55e938'), { recursive: true })
  mkdirSync(join(folders.widget, 'widget', '0.1.0-3f25fa79'), { recursive: true })
  mkdirSync(join(folders.console, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  writeFileSync(join(folders.widget, 'goodword.js'), loader)
  writeFileSync(join(folders.widget, 'goodword', '1a55e938', 'panel.js'), 'panel()')
  writeFileSync(join(folders.widget, 'goodword', 'preview-headline.js'), 'preview()')
  writeFileSync(join(folders.widget, 'widget', '0.1.0-3f25fa79', 'goodword.js'), 'sealed()')
  writeFileSync(join(folders.widget, 'widget', 'current.json'), '{}')
  writeFileSync(join(folders.console, 'index.html'), '<!doctype html><title>Console</title>')
  writeFileSync(join(folders.console, 'assets', 'index-C3aBx9Qz.css'), 'body{}')
  opened = await openApp('embedded', { routes: workspace, folders })
})
afterAll(async () => {
  await opened?.close()
  rmSync(folder, { recursive: true })
})

const get = (path: string, headers: Record<string, string> = {}) =>
  opened.app.request(path, { headers })

describe('the widget', () => {
  test('may be loaded by any page, and its loader is asked for again soon', async () => {
    const response = await get('/goodword.js')
    expect(await response.text()).toBe(loader)
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(response.headers.get('cache-control')).toMatch(/^public, max-age=300,/)
  })

  test.each([
    ['/goodword/1a55e938/panel.js', 'panel()'],
    ['/widget/0.1.0-3f25fa79/goodword.js', 'sealed()'],
  ])(
    '%s stands under its hash, may be kept for good, and be checked by any page',
    async (path, text) => {
      const response = await get(path)
      expect(await response.text()).toBe(text)
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      expect(response.headers.get('access-control-allow-origin')).toBe('*')
    },
  )

  test.each(['/goodword/preview-headline.js', '/widget/current.json'])(
    '%s keeps its name while it changes, and is asked for again soon',
    async (path) => {
      expect((await get(path)).headers.get('cache-control')).toMatch(/^public, max-age=300,/)
    },
  )

  test('travels compressed where that is understood', async () => {
    const brotli = await get('/goodword.js', { 'accept-encoding': 'gzip, deflate, br' })
    expect(brotli.headers.get('content-encoding')).toBe('br')
    expect(brotliDecompressSync(await brotli.arrayBuffer()).toString()).toBe(loader)
    const gzip = await get('/goodword.js', { 'accept-encoding': 'gzip' })
    expect(gunzipSync(await gzip.arrayBuffer()).toString()).toBe(loader)
    expect(gzip.headers.get('vary')).toBe('Accept-Encoding')
  })

  test('is not sent again while it is the same, and is when it changes', async () => {
    const { headers } = await get('/goodword.js')
    const known = { 'if-none-match': headers.get('etag')! }
    expect((await get('/goodword.js', known)).status).toBe(304)
    writeFileSync(join(folders.widget, 'goodword.js'), 'new')
    expect(await (await get('/goodword.js', known)).text()).toBe('new')
  })
})

describe('the program language', () => {
  test('is published as a JSON Schema that anybody may fetch and keep for a while', async () => {
    const response = await get('/schemas/program.json')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/schema+json')
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('cache-control')).toBe('public, max-age=3600')
    const schema = await response.json()
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: expect.stringMatching(/\/schemas\/program\.json$/),
      required: expect.arrayContaining(['name', 'rules']),
      additionalProperties: false,
      properties: { attribution: { properties: { click_days: { maximum: 365, default: 30 } } } },
    })
    expect(schema.examples.length).toBeGreaterThan(5)
  })

  test('has its reference beside that of the API, which leads to it', async () => {
    const response = await get('/docs/program-language')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    const page = await response.text()
    expect(page).toContain('<h2 id="rules-give-value">rules.give.value</h2>')
    expect(page).toContain('"share_basis_points": 500')
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(expect.arrayContaining(links))
    const document = await (await get('/openapi.json')).json()
    expect(document.externalDocs.url).toMatch(/\/docs\/program-language$/)
  })
})

describe('the console', () => {
  test('answers addresses of its own router with its page', async () => {
    for (const path of ['/console/', '/console/programs/prg_1']) {
      const response = await get(path)
      expect(await response.text()).toContain('<title>Console</title>')
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(response.headers.get('cache-control')).toBe('no-cache')
    }
    expect((await get('/console')).headers.get('location')).toBe('/console/')
    expect((await get('/console/assets/index-C3aBx9Qz.css')).status).toBe(200)
  })

  test.each([
    '/console/assets/gone.js',
    '/goodword/gone.js',
    '/goodword/..%2f..%2fsecret.txt',
    '/goodword/%2e%2e/%2e%2e/secret.txt',
    '/console/..%2fsecret.txt',
    '/docs/..%2fpackage.json',
    '/docs/gone.css',
  ])('and all other folders hide what is not theirs: %s', async (path) => {
    const response = await get(path)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ code: 'not_found' })
  })
})

describeBrowser('the reference', () => {
  const browser = ownBrowser()

  test('shows every operation, asks nobody else, and breaks no rule of its own', async () => {
    const { port, close } = await listen(opened.app, { port: 0, host: '127.0.0.1' })
    const page = await browser().newPage()
    const asked: string[] = []
    const complaints: string[] = []
    page.on('request', (request) => void asked.push(request.url()))
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    page.on('pageerror', (error) => void complaints.push(error.message))
    await page.goto(`http://127.0.0.1:${port}/docs`)
    await page.locator('.opblock-tag-section').first().waitFor()
    await page.locator('.opblock-summary').first().click()
    await page.locator('.opblock-body .responses-wrapper').waitFor()

    expect(await page.locator('.opblock').count()).toBe(workspace.length)
    const elsewhere = asked.filter(
      (url) => !url.startsWith(`http://127.0.0.1:${port}/`) && !url.startsWith('data:'),
    )
    expect(elsewhere).toEqual([])
    expect(complaints).toEqual([])
    await page.close()
    await close(1_000)
  })
})
