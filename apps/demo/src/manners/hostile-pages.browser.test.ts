import { describeBrowser } from '@goodword/testing/browser'
import { ownBrowser } from '@goodword/testing/own-browser'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hostilePages, pageWith } from './hostile-pages.ts'
import { type Served, serveWidget } from './serve-widget.ts'

// In both directions: the page does not break the widget, and the widget does not break the page.
describeBrowser('the widget on pages that are not made for it', () => {
  let served: Served

  beforeAll(async () => {
    served = await serveWidget()
  })
  afterAll(() => served?.close())
  const browser = ownBrowser()

  const tag = (settings: string) =>
    `<script src="${served.api}/goodword.js" data-workspace="gw_pk_sandbox_0123456789abcdef" data-identity="e30.e30.e30" data-position="button" ${settings}></script>`

  /** Opens a page of the shop; what it complains of is kept. */
  async function open(path: string): Promise<{ page: Page; complaints: string[] }> {
    const page = await (
      await browser().newContext({ viewport: { width: 1200, height: 2400 } })
    ).newPage()
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('console', (message) => {
      // A browser asks for an icon of its own accord.
      const isOurs = !message.location().url.endsWith('/favicon.ico')
      if (message.type() === 'error' && isOurs) complaints.push(message.text())
    })
    await page.goto(served.shop + path)
    return { page, complaints }
  }

  test.each(hostilePages.map((page, at) => ({ ...page, at })))('$name', async (hostile) => {
    const path = `/hostile-${hostile.at}`
    const { page, complaints } = await open(
      give(path, pageWith(hostile, ''), hostile.headers?.(served.api)),
    )
    const before = await lookAt(page)
    await page.context().close()
    expect(complaints).toEqual([])

    const told = await open(give(path, pageWith(hostile, tag('')), hostile.headers?.(served.api)))
    const panel = told.page.locator('goodword-panel')
    await panel.getByText('Give 15%, get ¥100').waitFor()
    await told.page.locator('goodword-progress').getByText('2 of 3 friends').waitFor()
    await told.page.locator('goodword-terms').getByText('When is it mine?').waitFor()
    const button = told.page.locator('goodword-launcher').getByRole('button')
    await button.click()
    const dialog = told.page.locator('goodword-dialog').getByRole('dialog')
    await dialog.getByText('Give 15%, get ¥100').waitFor()
    const place = await dialog.evaluate((element) => {
      const { width, height } = element.getBoundingClientRect()
      return { isFixed: getComputedStyle(element).position === 'fixed', width, height }
    })
    expect(place.isFixed).toBe(true)
    expect(place.width).toBeGreaterThan(280)
    expect(place.height).toBeGreaterThan(300)
    await told.page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    const floats = await told.page
      .locator('goodword-launcher')
      .evaluate((element) => getComputedStyle(element).position)
    expect(floats).toBe('fixed')

    const after = await lookAt(told.page)
    expect(after.globals.filter((name) => !before.globals.includes(name))).toEqual(
      before.globals.includes('goodword') ? [] : ['goodword'],
    )
    expect({ ...after, globals: [] }).toEqual({ ...before, globals: [] })
    expect(told.complaints).toEqual([])
    await told.page.context().close()
  })

  function give(path: string, html: string, headers: Record<string, string> = {}): string {
    served.pages[path] = { html, headers }
    return path
  }
})

/** What is the page's own: its globals, what its prototypes carry, how its words look, where they stand. */
async function lookAt(page: Page) {
  return page.evaluate(() => {
    const own = Document.prototype.querySelector.call(document, '#own') as Element
    const { color, fontSize, direction, display, lineHeight } = getComputedStyle(own)
    const carried = [Object, Array, Function, String, Promise, Element, Document, EventTarget].map(
      (each) => Object.getOwnPropertyNames(each.prototype).join(),
    )
    const { top, left } = own.getBoundingClientRect()
    return {
      globals: Object.getOwnPropertyNames(window).filter((name) => !/^\d+$/.test(name)),
      carried,
      look: { color, fontSize, direction, display, lineHeight, top, left },
      text: own.textContent,
    }
  })
}
