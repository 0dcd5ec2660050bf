import { describeBrowser } from '@goodword/testing/browser'
import { ownBrowser } from '@goodword/testing/own-browser'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Edge, readVersion } from './sealed-files.ts'
import { type Served, serveWidget } from './serve-widget.ts'

describeBrowser('a version that never changes', () => {
  let served: Served

  beforeAll(async () => {
    served = await serveWidget()
  })
  afterAll(() => served?.close())
  const browser = ownBrowser()
  afterEach(async () => {
    for (const context of browser().contexts()) await context.close()
  })

  /** A page with one hash in it; whoever serves the files has altered some of them. */
  async function open(
    body: string,
    isAltered: (name: string) => boolean,
    headers: Record<string, string> = {},
  ): Promise<Page> {
    const { script, integrity } = served.current
    served.pages['/sealed'] = {
      html: `<!doctype html><html lang="en"><head><title>Shop</title></head><body>${body}
        <script src="${served.api}${script}" integrity="${integrity}" crossorigin="anonymous"
          data-workspace="gw_pk_sandbox_0123456789abcdef" data-identity="e30.e30.e30" data-position="button"></script></body></html>`,
      headers,
    }
    const context = await browser().newContext({ viewport: { width: 1200, height: 2400 } })
    await context.route(`**${readVersion(script).folder}*`, async (route) => {
      if (!isAltered(new URL(route.request().url()).pathname.split('/').at(-1) ?? ''))
        return route.continue()
      const response = await route.fetch()
      const body = `${await response.text()};window.altered = true`
      return route.fulfill({ response, body })
    })
    const page = await context.newPage()
    await page.goto(`${served.shop}/sealed`)
    return page
  }

  /** Fetches files as the files themselves do: what became of each. */
  async function fetchEach(page: Page, edges: readonly Edge[]): Promise<Record<string, string>> {
    const seals = `${served.api}${readVersion(served.current.script).folder}seals.js`
    // As text: what builds this test would put its own import in the place of the page's.
    return page.evaluate(`(async () => {
      // The first part that the script asks for tells the seals how to import.
      await goodword.offer()
      const { sealed } = await import(${JSON.stringify(seals)})
      const became = {}
      for (const file of ${JSON.stringify(edges)})
        became[file[0]] = await sealed(...file).then(() => 'ran', () => 'refused')
      return became
    })()`)
  }

  const all = (edges: readonly Edge[], became: string) =>
    Object.fromEntries(edges.map(([name]) => [name, became]))
  const isAltered = (page: Page) => page.evaluate(() => 'altered' in window)

  test('one hash in the page vouches for every file, and each runs as it was sealed', async () => {
    const { names, edges } = readVersion(served.current.script)
    const vouched = edges.flatMap(([name, , ...beside]) => [name, ...beside.map(([each]) => each)])
    expect([...new Set([...vouched, 'goodword.js', 'seals.js'])].toSorted()).toEqual(
      names.toSorted(),
    )
    const page = await open('', () => false)
    expect(await fetchEach(page, edges)).toEqual(all(edges, 'ran'))
  })

  test('none that was altered runs', async () => {
    const { edges } = readVersion(served.current.script)
    const page = await open('', (name) => name !== 'goodword.js' && name !== 'seals.js')
    expect(await fetchEach(page, edges)).toEqual(all(edges, 'refused'))
    expect(await isAltered(page)).toBe(false)
  })

  test('nor one that shares a file that was altered', async () => {
    const sharing = readVersion(served.current.script).edges.filter(([, , ...beside]) => beside[0])
    const shared = new Set(sharing.flatMap(([, , ...beside]) => beside.map(([name]) => name)))
    expect(shared.size).toBeGreaterThan(0)
    const page = await open('', (name) => shared.has(name))
    expect(await fetchEach(page, sharing)).toEqual(all(sharing, 'refused'))
    expect(await isAltered(page)).toBe(false)
  })

  test('where the seals or the script are altered nothing of ours runs', async () => {
    const unsealed = await open('<goodword-panel></goodword-panel>', (name) => name === 'seals.js')
    const failed = unsealed.evaluate(
      () =>
        new Promise((resolve) =>
          Reflect.get(window, 'goodword').on('failed', ({ code }: { code: string }) =>
            resolve(code),
          ),
        ),
    )
    await unsealed.evaluate(() => Reflect.get(window, 'goodword').open())
    expect(await failed).toBe('script_blocked')
    expect(await unsealed.locator('goodword-dialog').count()).toBe(0)
    expect(await isAltered(unsealed)).toBe(false)

    const page = await open('', (name) => name === 'goodword.js')
    expect(await page.evaluate(() => 'goodword' in window)).toBe(false)
    expect(await isAltered(page)).toBe(false)
  })

  test('where the later seals are altered the panel runs, and no part that they vouch for', async () => {
    const page = await open('<goodword-panel></goodword-panel>', (name) => name === 'later.js')
    await page.locator('goodword-panel').getByText('Give 15%, get ¥100').waitFor()
    expect(await page.evaluate(() => Reflect.get(window, 'goodword').offer())).toEqual({})
    expect(await page.locator('goodword-launcher').count()).toBe(0)
    expect(await isAltered(page)).toBe(false)
  })

  test('it works under the strictest policy, and leaves no trace of how it was fetched', async () => {
    const page = await open('<goodword-panel></goodword-panel>', () => false, {
      'content-security-policy': `default-src 'none'; script-src ${served.api}; connect-src ${served.api}; require-trusted-types-for 'script'`,
    })
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(String(error)))
    const panel = page.locator('goodword-panel')
    await panel.getByText('Give 15%, get ¥100').waitFor()
    await panel.getByText('WhatsApp').first().waitFor()
    await page.locator('goodword-launcher').getByRole('button').waitFor()
    await expect.poll(() => page.evaluate(() => document.querySelectorAll('link').length)).toBe(0)
    expect(complaints).toEqual([])
  })
})
