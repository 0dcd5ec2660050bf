import { describeBrowser } from '@goodword/testing/browser'
import { objections, overflowOf } from '@goodword/testing/looks'
import { ownBrowser } from '@goodword/testing/own-browser'
import { sampleProgram } from '@goodword/testing/sample-program'
import { handClaim } from '@goodword/widget/testing/dialog-fixtures'
import { friend, reward, session } from '@goodword/widget/testing/fixtures'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dialogAnswers } from './dialog-answers.ts'
import { type Served, serveWidget, usualAnswers } from './serve-widget.ts'

const locales = ['en', 'zh', 'ja', 'de', 'es', 'ar'] as const
const schemes = ['light', 'dark'] as const
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const each = locales.flatMap((locale) => schemes.map((scheme) => ({ locale, scheme })))
/** The live page comes in each language once: the preview shows each of its states in both schemes. */
const inTurn = locales.map((locale, at) => ({ locale, scheme: schemes[at % 2]! }))

// Every surface in every language, scheme and state; those with data of customers who are made up all on one page.
describeBrowser('axe finds nothing to object to', () => {
  let served: Served
  let page: Page

  beforeAll(async () => {
    served = await serveWidget()
  })
  afterAll(() => served?.close())
  const browser = ownBrowser()
  beforeAll(async () => {
    // Colours on their way from one to another are nobody's to judge: nothing moves here.
    const still = { viewport: { width: 1024, height: 1600 }, reducedMotion: 'reduce' } as const
    page = await (await browser().newContext(still)).newPage()
    const bring = `import { mountPreview } from '${served.api}/goodword/preview.js'; window.mountPreview = mountPreview`
    served.pages['/preview'] = { html: shop(`<script type="module">${bring}</script>`) }
  })

  const shop = (body: string, lang = 'en') =>
    `<!doctype html><html lang="${lang}"><head><title>Shop</title></head><body><main><h1>Shop</h1>${body}</main></body></html>`

  test.each(each)('new, empty, full and celebrating, $locale, $scheme', async (look) => {
    await page.goto(`${served.shop}/preview`)
    const count = await page.evaluate(
      async ({ document: program, locale, scheme }) => {
        const mountPreview = Reflect.get(window, 'mountPreview')
        const main = document.querySelector('main') as HTMLElement
        document.documentElement.lang = locale
        let shown = 0
        for (const surface of ['panel', 'prompt', 'progress', 'board', 'terms', 'banner']) {
          for (const state of ['new', 'empty', 'full', 'celebration']) await show(surface, state)
        }
        for (const surface of ['missing-friend', 'trace', 'wallet', 'draws', 'answer']) {
          for (const state of ['new', 'empty', 'slow', 'full', 'celebration', 'loading', 'failed'])
            await show(surface, state)
        }
        return shown

        async function show(surface: string, state: string) {
          const place = main.appendChild(document.createElement('div'))
          await mountPreview(place, { document: program, locale, scheme, surface, state })
          // A preview takes no part in the page; here it is looked at as if it did.
          for (const frame of place.shadowRoot?.children ?? []) Reflect.set(frame, 'inert', false)
          shown += place.shadowRoot?.textContent ? 1 : 0
        }
      },
      { document: sampleProgram, ...look },
    )
    // The strip of somebody who has not begun says nothing.
    expect(count).toBeGreaterThanOrEqual(48)
    expect(await objections(page, wcag)).toEqual([])
  })

  test.each(['de', 'ar'])('at 320 pixels nothing is wider than its window, %s', async (locale) => {
    const narrow = await browser().newPage({ viewport: { width: 320, height: 640 } })
    await narrow.goto(`${served.shop}/preview`)
    const widest = await narrow.evaluate(
      async ({ document: program, locale }) => {
        const mountPreview = Reflect.get(window, 'mountPreview')
        document.documentElement.dir = locale === 'ar' ? 'rtl' : 'ltr'
        const main = document.querySelector('main') as HTMLElement
        const found: string[] = []
        for (const surface of [
          'panel',
          'dialog',
          'missing-friend',
          'trace',
          'wallet',
          'draws',
          'answer',
          'board',
          'banner',
        ]) {
          for (const state of ['new', 'empty', 'slow', 'full', 'celebration', 'failed']) {
            const place = main.appendChild(document.createElement('div'))
            await mountPreview(place, { document: program, locale, surface, state })
            for (const part of place.shadowRoot?.querySelectorAll('*') ?? []) {
              const { left, right } = part.getBoundingClientRect()
              const isHidden = part.matches('.hidden, .hidden *, svg *, .confetti *')
              if (!isHidden && (left < -1 || right > 321))
                found.push(`${surface} ${state}: ${part.localName}.${part.className}`)
            }
          }
        }
        return found
      },
      { document: sampleProgram, locale },
    )
    expect(widest).toEqual([])
    expect(await overflowOf(narrow)).toBe(0)
    await narrow.close()
  })

  // What a merchant calls their colour need not be one that text can be read on.
  const accents = ['#ffff66', '#0b0b0c', '#ff0000', '#e6e6e6', '#ffffff', '#777777', '#0066ff']
  test.each(schemes)('whatever the accent, what stands on it can be read, %s', async (scheme) => {
    await page.goto(`${served.shop}/preview`)
    const seen = await page.evaluate(
      async ({ document: program, accents, scheme }) => {
        const mountPreview = Reflect.get(window, 'mountPreview')
        const main = document.querySelector('main') as HTMLElement
        const colours = new Set<string>()
        for (const accent of accents) {
          for (const surface of ['panel', 'dialog', 'prompt', 'banner', 'launcher', 'progress']) {
            const place = main.appendChild(document.createElement('div'))
            const theme = { accent, mode: 'auto' }
            await mountPreview(place, { document: program, theme, locale: 'en', scheme, surface })
            for (const frame of place.shadowRoot?.children ?? []) Reflect.set(frame, 'inert', false)
            const button = place.shadowRoot?.querySelector('.primary, .launch')
            if (button) colours.add(getComputedStyle(button).backgroundColor)
          }
        }
        return colours.size
      },
      { document: sampleProgram, accents, scheme },
    )
    expect(seen).toBe(accents.length)
    expect(await objections(page, ['wcag2aa'])).toEqual([])
  })

  test.each(inTurn)(
    'loading, failing, resting, nobody and the dialog, $locale, $scheme',
    async (look) => {
      const { locale, scheme } = look
      const tags = ['panel', 'progress', 'board', 'terms'].map(
        (name) => `<goodword-${name} board="month"></goodword-${name}>`,
      )
      const script = (identity: string) =>
        `<script src="${served.api}/goodword.js" data-workspace="gw_pk_sandbox_0123456789abcdef" data-position="button" data-identity="${identity}" data-locale="${locale}" data-scheme="${scheme}"></script>`
      served.pages['/live'] = { html: shop(tags.join('') + script('e30.e30.e30'), locale) }
      served.pages['/nobody'] = { html: shop(tags.join('') + script(''), locale) }
      const open = async (path: string) => {
        await page.goto(served.shop + path)
        await page.locator('goodword-panel').locator('.panel').waitFor()
      }
      const found: Record<string, string[]> = {}

      served.delay = 60_000
      await open('/live')
      found.loading = await objections(page, wcag)
      served.delay = 0
      Object.assign(served.answers, { session: 422, program: 422, month: 422 })
      await open('/live')
      await page.locator('goodword-panel').getByRole('button').waitFor()
      found.failed = await objections(page, wcag)
      Object.assign(served.answers, { session: 404, program: 404, month: 404 })
      await open('/live')
      await page.waitForLoadState('networkidle')
      found.resting = await objections(page, wcag)
      await open('/nobody')
      await page.waitForLoadState('networkidle')
      found.nobody = await objections(page, wcag)
      Object.assign(served.answers, usualAnswers(), { month: 404 })
      await open('/live')
      await page.locator('goodword-launcher').getByRole('button').click()
      await page.locator('goodword-dialog').getByRole('textbox').waitFor()
      await page.waitForLoadState('networkidle')
      found.dialog = await objections(page, wcag)
      expect(found).toEqual({ loading: [], failed: [], resting: [], nobody: [], dialog: [] })
    },
  )

  const focused = () =>
    page.evaluate(() => {
      let active = document.activeElement
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
      const root = active?.getRootNode()
      const tag = root instanceof ShadowRoot ? root.host.localName : 'page'
      const labels = active instanceof HTMLInputElement ? active.labels : null
      const name =
        active?.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? active?.textContent ?? ''
      return `${tag}: ${name}`.trim()
    })

  async function walkTo(wanted: RegExp): Promise<void> {
    const seen: string[] = []
    for (let step = 0; step < 40; step++) {
      await page.keyboard.press('Tab')
      seen.push(await focused())
      if (wanted.test(seen.at(-1) ?? '')) return
    }
    throw new Error(`${wanted} was not reached: ${seen.join(' | ')}`)
  }

  test('by keyboard alone: the offer is dismissed, the dialog opened, the link copied, the focus returned', async () => {
    const script = `<script src="${served.api}/goodword.js" data-workspace="gw_pk_sandbox_0123456789abcdef" data-identity="e30.e30.e30" data-position="button"></script>`
    served.pages['/keys'] = { html: shop(`<button>The shop’s own</button>${script}`) }
    await page.goto(`${served.shop}/keys?gw=c1.click`)
    await page.locator('goodword-banner').getByText('Alice').first().waitFor()
    await page.locator('goodword-launcher').getByRole('button').waitFor()
    await walkTo(/^page: The shop/)
    await walkTo(/^goodword-banner: .*(Dismiss|Close)/)
    await page.keyboard.press('Enter')
    await page.locator('goodword-banner').waitFor({ state: 'detached' })
    await walkTo(/^goodword-launcher/)
    await page.keyboard.press('Enter')
    const dialog = page.locator('goodword-dialog').getByRole('dialog')
    await dialog.getByRole('textbox').waitFor()
    await walkTo(/^goodword-dialog: Copy/)
    await page.keyboard.press('Enter')
    await dialog
      .getByRole('status')
      .filter({ hasText: /copied/i })
      .first()
      .waitFor()
    // Whatever is tapped on, the focus does not leave the dialog for the page.
    for (let step = 0; step < 25; step++) {
      await page.keyboard.press('Tab')
      expect(await focused()).not.toContain('page: The shop')
    }
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    expect(await focused()).toMatch(/^goodword-launcher/)
  })

  test('by keyboard alone: a friend is claimed, a reward contested, points spent and given away', async () => {
    const lost = reward({ state: 'cancelled', reason: 'returned' })
    const known = session({
      claims: { due_hours: 48 },
      friends: [friend(1)],
      rewards: [lost],
      balances: [{ asset: 'points', amount: 600 }],
    })
    const none = { data: [], next_cursor: null }
    const found = handClaim(1, { state: 'matched', told: 'matched', referral_id: lost.referral_id })
    Object.assign(served.answers, dialogAnswers(), { session: known, claims: none, appeals: none })
    served.answers['POST claims'] = found
    const script = `<script src="${served.api}/goodword.js" data-workspace="gw_pk_sandbox_0123456789abcdef" data-identity="e30.e30.e30"></script>`
    served.pages['/dialogs'] = { html: shop(`<goodword-panel></goodword-panel>${script}`) }
    await page.goto(`${served.shop}/dialogs`)
    const panel = page.locator('goodword-panel')
    await panel.getByText('A friend bought').waitFor()
    const enter = async (wanted: RegExp) => {
      await walkTo(wanted)
      await page.keyboard.press('Enter')
    }
    const says = (text: string | RegExp) => panel.getByText(text).first().waitFor()
    const judged: string[] = []
    const judge = async () => judged.push(...(await objections(page, wcag)))

    await enter(/: A friend bought/)
    await says('Orders that you ask about stay here')
    await walkTo(/: Order number/)
    await page.keyboard.type('A 4711')
    await page.keyboard.press('Enter')
    await says('Step 2 of 3')
    expect(await focused()).toBe('goodword-panel: Who is your friend?')
    await walkTo(/: E-mail address/)
    await page.keyboard.type('ben@example.com')
    await page.keyboard.press('Enter')
    await says('Step 3 of 3')
    await judge()
    await enter(/: Look for the order/)
    await says('Found, and it counts for you')
    await enter(/: What happened so far/)
    await says('Ben opened your link')
    await judge()
    // The dialog above is closed first, and each gives the focus back to what opened it.
    await page.keyboard.press('Escape')
    await expect.poll(focused).toBe('goodword-panel: What happened so far')
    await page.keyboard.press('Escape')
    await expect.poll(focused).toMatch(/: A friend bought/)

    await enter(/: Rewards/)
    await enter(/: .*Cancelled/)
    await says('It does not count.')
    await enter(/: I see it differently/)
    await page.keyboard.type('Ben kept it.')
    await judge()
    await enter(/: Send/)
    await says('The shop answers by')

    await enter(/: Wallet/)
    await says('What you can have')
    await enter(/: Get it: Tea sample/)
    await enter(/: Yes, get it/)
    await says('TEA-4711')
    await judge()
    await enter(/: Back/)
    await enter(/: Give points to a friend/)
    await walkTo(/: How many/)
    await page.keyboard.type('10')
    await judge()
    await page.keyboard.press('Enter')
    await says('Ben has 10 points from you.')
    await page.keyboard.press('Escape')
    await expect.poll(focused).toMatch(/: Wallet/)
    expect(judged).toEqual([])
  })
})
