import { describeBrowser } from '@goodword/testing/browser'
import { objections, overflowOf, picture } from '@goodword/testing/looks'
import { openWindow } from '@goodword/testing/open-window'
import { ownBrowser } from '@goodword/testing/own-browser'
import { sampleProgram } from '@goodword/testing/sample-program'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApp, openShop } from '../fixtures.ts'
import { type Listening, listen } from '../listen.ts'
import { enrol, publish } from './stage.ts'

/** What a text must never become: each would run if it did. */
const corpus = [
  '<script>boom()</script>',
  '"><img src=x onerror=boom()>',
  "' onmouseover=boom() autofocus onfocus=boom() x='",
  '</title><svg onload=boom()>',
  '</style><script>boom()</script>',
  '<!--><script>boom()</script>',
  'javascript:boom()',
  '{{constructor.constructor("boom()")()}}',
  '<iframe srcdoc="<script>parent.boom()</script>">',
]

describeBrowser('the hosted pages in a browser', () => {
  let opened: Awaited<ReturnType<typeof openApp>>
  let listening: Listening
  let alias = ''

  beforeAll(async () => {
    opened = await openApp('embedded')
    listening = await listen(opened.app, { port: 0, host: '127.0.0.1' })
    const shop = await openShop(opened.server, opened.clock, 'cloudpine')
    await opened.ask('PATCH', '/v1/workspace', {
      key: shop.secretKey,
      body: { name: 'Cloudpine', instant_mode: true },
    })
    const programId = await publish(opened, shop, 'two')
    alias = (await enrol(opened, shop, programId, 'Alice Archer')).alias
  })
  afterAll(async () => {
    await listening?.close(1_000)
    await opened?.close()
  })
  const browser = ownBrowser()

  type Look = { dark?: boolean; locale?: string; width?: number }

  /** Opens a page; gives it with everything that it complained of. */
  async function open(path: string, { dark = false, locale = 'en', width = 768 }: Look = {}) {
    const complaints: string[] = []
    const context = await openWindow(browser(), complaints, { width, dark, locale })
    await context.addInitScript(() => {
      Object.assign(globalThis, { boom: () => console.error('boom'), moved: 0 })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
          Reflect.set(globalThis, 'moved', Reflect.get(globalThis, 'moved') + entry.value)
      }).observe({ type: 'layout-shift', buffered: true })
    })
    const page = await context.newPage()
    await page.goto(`http://127.0.0.1:${listening.port}${path}`)
    return { page, complaints, close: () => context.close() }
  }

  const looks = ['en', 'zh', 'ar'].flatMap((locale) =>
    [false, true].map((dark) => ({ locale, dark })),
  )
  const places = {
    friend: () => `/i/cloudpine/${alias}`,
    program: () => '/p/cloudpine/two',
    unknown: () => '/p/cloudpine/none',
  }

  describe.each(['friend', 'program', 'unknown'] as const)('the %s page', (name) => {
    test.each(looks)('can be read by everybody in $locale, dark: $dark', async (look) => {
      const { page, complaints, close } = await open(places[name](), look)
      if (name === 'program') await stepsOf(page).waitFor()
      for (const width of [360, 768, 1440]) {
        await page.setViewportSize({ width, height: 900 })
        await picture(page, `${name}-${width}-${look.locale}-${look.dark ? 'dark' : 'light'}`)
        expect(await objections(page), `${width} px`).toEqual([])
        expect(await overflowOf(page), `wider than ${width} px`).toBe(0)
      }
      // A page that is not there is told by its status, which a browser reports.
      expect(complaints.filter((one) => !(name === 'unknown' && one.includes('404')))).toEqual([])
      await close()
    })
  })

  test.each([
    [360, 600],
    [768, 360],
    [1440, 560],
  ])('at %i px nothing moves for somebody new, and little room is held', async (width, room) => {
    // German says it at the greatest length.
    const { page, complaints, close } = await open(places.program(), { locale: 'de', width })
    expect(await roomOf(page)).toEqual({ height: room, moved: 0 })
    expect(complaints).toEqual([])
    await close()
  })

  test('a device with a link of its own holds room for what comes of it', async () => {
    const { page, close } = await open(places.program(), { width: 360 })
    await page.evaluate(() => localStorage.setItem('goodword.renewal', 'ended'))
    await page.reload()
    expect(await roomOf(page)).toEqual({ height: 720, moved: 0 })
    await close()
  })

  /** The last that the panel fetches. */
  function stepsOf(page: Page) {
    return page.locator('goodword-panel .steps')
  }

  /** How high the panel is once all of it is there, and how much moved until then. */
  async function roomOf(page: Page) {
    await stepsOf(page).waitFor()
    // What moved is told after the picture in which it did.
    await page.evaluate(
      () => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))),
    )
    const height = await page.locator('goodword-panel').evaluate((element) => element.clientHeight)
    return { height, moved: await page.evaluate('moved') }
  }

  test('the code is copied by the keyboard alone, and said to be', async () => {
    const { page, complaints, close } = await open(places.friend())
    const button = page.getByRole('button', { name: 'Copy code' })
    for (let tab = 0; tab < 10; tab++) {
      await page.keyboard.press('Tab')
      if (await button.evaluate((element) => element === document.activeElement)) break
    }
    await page.keyboard.press('Enter')
    await page.getByText('Code copied.').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(alias)
    expect(complaints).toEqual([])
    await close()
  })

  test('on paper there is the card alone', async () => {
    const { page, close } = await open(places.program())
    await page.emulateMedia({ media: 'print' })
    await picture(page, 'program-print')
    expect(await page.locator('.qr').isVisible()).toBe(true)
    expect(await page.locator('.poster').isVisible()).toBe(true)
    expect(await page.locator('h1, goodword-panel, .button:visible').first().isVisible()).toBe(
      false,
    )
    await close()
  })

  test.each(corpus)('nothing that a merchant or a customer writes is run: %s', async (text) => {
    const shop = await openShop(opened.server, opened.clock, `x${corpus.indexOf(text)}-shop`)
    await opened.ask('PATCH', '/v1/workspace', { key: shop.secretKey, body: { name: text } })
    const long = { en: text }
    const programId = await publish(opened, shop, 'two', {
      ...sampleProgram,
      name: long,
      terms: long,
      faq: [{ question: long, answer: long }],
      wording: {
        en: { headline: text, friend_headline: text, friend_text: text, share_text: text },
      },
      theme: { accent: '#b3261e', font: "'Inter', sans-serif", radius: 4 },
    })
    const code = await enrol(opened, shop, programId, text)
    const look = async (path: string) => {
      const { page, complaints, close } = await open(path)
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(text)
      expect(await page.locator('iframe, img').count()).toBe(0)
      expect(complaints).toEqual([])
      await close()
    }
    await Promise.all([
      look(`/p/x${corpus.indexOf(text)}-shop/two`),
      look(`/i/x${corpus.indexOf(text)}-shop/${code.alias}`),
    ])
  })
})
