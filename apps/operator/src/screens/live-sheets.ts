import { type Browser, type Look, looks, type Page, sheetStyle, widths } from './looks.ts'
import type { ShownShop } from './shown-shop.ts'

type LiveSheet = {
  readonly name: string
  readonly says: string
  /** A page that we host; else the shop's own, with the panel in it. */
  readonly path?: (shop: ShownShop) => string
  /** What is tapped until there is what the picture is of. */
  readonly reach?: (page: Page) => Promise<void>
  /** Of the panel alone, as long as it is. */
  readonly isOfPanel?: true
}

/** What is seen only where somebody lives: pages that we host, and what opens from the panel. */
export const liveSheets: readonly LiveSheet[] = [
  {
    name: 'why',
    says: 'Why a reward was cancelled, and how it went',
    reach: openCancelled,
    isOfPanel: true,
  },
  {
    name: 'appeal',
    says: 'Objecting to it',
    isOfPanel: true,
    async reach(page) {
      await openCancelled(page)
      await page.locator('.objects').click()
      await page.locator('form.appeal').waitFor()
    },
  },
  {
    name: 'wallet',
    says: 'The wallet',
    async reach(page) {
      await page.locator('[data-opens=wallet]').click()
      await page.locator('dialog .item').first().waitFor()
    },
  },
  {
    name: 'trace',
    says: 'From the share to the reward of one friend',
    async reach(page) {
      await page.locator('.row-head').first().click()
      await page.locator('.traces').click()
      await page.locator('dialog .trail').waitFor()
    },
  },
  {
    name: 'missing',
    says: 'Asking for a friend who is not there',
    async reach(page) {
      await page.locator('[data-opens=missing]').click()
      await page.locator('dialog form').waitFor()
    },
  },
  {
    name: 'program-page',
    says: 'The page of a program, which we host',
    path: () => '/p/bamboo/tea',
    reach: (page) => page.locator('goodword-panel h2').waitFor(),
  },
  {
    name: 'friend-page',
    says: 'The page that a friend comes to, where there is no shop',
    path: ({ alias }) => `/i/bamboo/${alias}`,
  },
]

async function openCancelled(page: Page): Promise<void> {
  await page.locator('.tab').nth(1).click()
  await page.locator('.row:has(.state.cancelled) .row-head').click()
  await page.locator('.answer .history').waitFor()
}

/** Draws a sheet of pictures of the pages themselves. */
export async function drawLive(
  browser: Browser,
  tab: Page,
  shop: ShownShop,
  sheet: LiveSheet,
): Promise<void> {
  const rows: string[] = []
  for (const look of looks) {
    const cells = await photograph(browser, shop, sheet, look)
    rows.push(`<div class="row ${look.scheme}">${cells.map(imageOf).join('')}</div>`)
  }
  await tab.setContent(`<!doctype html><style>${sheetStyle}</style>${rows.join('')}`)
  await tab.evaluate('Promise.all([...document.images].map((image) => image.decode()))')
}

async function photograph(
  browser: Browser,
  shop: ShownShop,
  { path, reach, isOfPanel }: LiveSheet,
  look: Look,
): Promise<Buffer[]> {
  const context = await browser.newContext({
    locale: look.locale,
    colorScheme: look.scheme,
    reducedMotion: 'reduce',
    viewport: { width: widths[0], height: 800 },
  })
  try {
    const page = await context.newPage()
    const account = `${shop.url}/shown/account`
    await page.route(account, (route) =>
      route.fulfill({ contentType: 'text/html', body: shop.account(look) }),
    )
    await page.goto(path ? shop.url + path(shop) : account)
    await page.waitForLoadState('networkidle')
    await reach?.(page)
    await page.waitForLoadState('networkidle')
    // What was tapped has the focus, and nobody looks at a ring.
    await page.mouse.move(0, 0)

    const pictures: Buffer[] = []
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 })
      if (isOfPanel) await page.locator('[aria-expanded=true]').evaluate(toTop)
      pictures.push(
        isOfPanel
          ? await page.locator('goodword-panel').screenshot()
          : await page.screenshot({ fullPage: path !== undefined }),
      )
    }
    return pictures
  } finally {
    await context.close()
  }
}

function toTop(row: { scrollIntoView(how: { block: 'start' }): void }): void {
  row.scrollIntoView({ block: 'start' })
}

const imageOf = (picture: Buffer) =>
  `<img src="data:image/png;base64,${picture.toString('base64')}" alt="">`
