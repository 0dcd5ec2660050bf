import { createClient } from '@goodword/client/create-client'
import { describeBrowser } from '@goodword/testing/browser'
import { objections, overflowOf, picture } from '@goodword/testing/looks'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { ownDemo } from './own-demo.ts'
import { askWhy, giveLook, tryOnThePast } from './walk-console.ts'

// The whole story, on the pages that people see. Each test goes on where the one before ended.
describeBrowser('the story of Alice and her friends', () => {
  const demo = ownDemo()
  let context: BrowserContext
  let alice: Page
  let link = ''

  beforeAll(async () => {
    context = await demo.window()
    alice = await open('/shop/account?as=alice')
  })

  const open = (path: string, where = context) => demo.open(path, where)

  /** Signs in as somebody in a window that has opened Alice's link, and orders something. */
  async function order(window: Page, name: string, product: string): Promise<void> {
    await window.getByRole('link', { name: new RegExp(product) }).click()
    await window.getByRole('button', { name: 'Put in the cart' }).click()
    await window
      .getByRole('main')
      .getByRole('link', { name: new RegExp(`^${name} `) })
      .click()
    await window.getByText('A friend’s offer').waitFor()
    expect(await objections(window)).toEqual([])
    await window.getByRole('button', { name: 'Place the order' }).click()
    await window.getByRole('heading', { name: `Thank you, ${name}` }).waitFor()
  }

  async function returnEverything(name: string): Promise<void> {
    const window = await open(`/shop/orders?as=${name}`)
    await window.getByRole('button', { name: /^Return everything/ }).click()
    await window.getByText('Returned and refunded').waitFor()
    await window.close()
  }

  /** The merchant's own client, and the program that runs. */
  function merchant() {
    const { secret_key: key, program_id } = demo.file()
    return { goodword: createClient({ baseUrl: demo.url(), key }), program_id: program_id ?? '' }
  }

  async function showRewards(): Promise<string> {
    await alice.goto(`${demo.url()}/shop/account?as=alice`)
    await alice.getByRole('button', { name: 'Rewards' }).click()
    const list = alice.locator('goodword-panel').getByRole('region', { name: 'Rewards' })
    await list.getByText('¥100').first().waitFor()
    return textOf(list)
  }

  async function moveClock(days: number): Promise<void> {
    await alice.getByRole('button', { name: `+${days} day` }).click()
    await alice.waitForLoadState('load')
  }

  test('Alice has her link in two taps', async () => {
    await alice.goto(`${demo.url()}/shop?as=alice`)
    await alice.getByRole('button', { name: 'Refer a friend' }).click()
    const dialog = alice.getByRole('dialog')
    await dialog.getByRole('button', { name: /link/i }).first().click()
    const field = dialog.getByRole('textbox')
    await field.waitFor()
    link = await field.inputValue()
    expect(link).toMatch(new RegExp(`^${demo.url()}/r/teahouse-[0-9a-f]+/[0-9A-Z-]+$`))

    await expect
      .poll(() => alice.evaluate(() => navigator.clipboard.readText()))
      .toBe(`${link}?c=copy`)

    await alice.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    const focused = await alice.evaluate(() => document.activeElement?.textContent?.trim())
    expect(focused).toBe('Refer a friend')
  })

  test('Ben opens it in a window of his own, is greeted with the offer, and pays less', async () => {
    const ben = await open(link.slice(demo.url().length))
    expect(new URL(ben.url()).pathname).toBe('/shop')
    await ben.locator('goodword-banner').getByText('Alice thought of you: 15').waitFor()
    await order(ben, 'Ben', 'Aged pu’er cake')
    const main = await textOf(ben.getByRole('main'))
    expect(main).toContain('-¥44.70')
    expect(main).toContain('¥253.30')
    expect(main).toMatch(/Advocate: ¥100 · granted · held until/)
    await picture(ben, 'ben-ordered')

    // What is used up is promised no longer.
    await ben.goto(`${demo.url()}/shop?as=ben`)
    await ben.waitForLoadState('networkidle')
    expect(await ben.locator('goodword-banner').getByText('15').count()).toBe(0)
    await ben.close()
  })

  test('Alice sees what she will have, from when and why not yet', async () => {
    expect(await showRewards()).toMatch(
      /¥100[\s\S]*Held until [^,]+, when Ben’s return time is over/,
    )
    await picture(alice, 'alice-held')
  })

  test('a second friend sends the order back, and that reward is cancelled with its reason', async () => {
    const chen = await open(link.slice(demo.url().length))
    await order(chen, 'Chen', 'Clay teapot')
    await chen.close()
    await returnEverything('chen')
    expect(await showRewards()).toMatch(/Cancelled on [^·]+ · The order was returned\./)
  })

  test('eight days later the first reward is issued, as a coupon', async () => {
    await moveClock(8)
    const rewards = await showRewards()
    expect(rewards).toMatch(/Issued on \S+ \S+/)
    expect(rewards).toContain('Copy code')
    expect(rewards).toMatch(/Cancelled/)
    await picture(alice, 'alice-issued')
  })

  test('a late return takes it back, with its reason', async () => {
    await returnEverything('ben')
    expect(await showRewards()).toMatch(/Taken back on [^·]+ · The order was returned\./)
    await picture(alice, 'alice-reversed')
  })

  test('the row that was taken back says what would have counted, and can be contested', async () => {
    const panel = alice.locator('goodword-panel')
    await panel.getByRole('button', { name: /Taken back/ }).click()
    await panel.getByText('What would have counted').waitFor()
    await panel.getByText('It was taken back. The order was refunded.').waitFor()
    await panel.getByText('The order would have had to stand.').waitFor()
    await panel.getByRole('button', { name: 'I see it differently' }).click()
    await panel.getByLabel('What should the shop look at?').fill('Ben kept the cake.')
    expect(await objections(alice)).toEqual([])
    await panel.getByRole('button', { name: 'Send' }).click()
    await panel.getByText(/The shop answers by/).waitFor()
    await picture(alice, 'alice-appeal')
  })

  test('the shop sees that she was right: the row says so, and the reward is hers after all', async () => {
    const { goodword } = merchant()
    const [appeal] = (await goodword.listAppeals({ query: { state: 'open' } })).data
    await goodword.decideAppeal({
      params: { appeal_id: appeal?.id as string },
      body: { outcome: 'upheld', answer: 'The parcel that came back was another one.' },
    })
    const rewards = await showRewards()
    expect(rewards).toMatch(/Issued on/)
    const panel = alice.locator('goodword-panel')
    await panel.getByRole('button', { name: /Taken back/ }).click()
    await panel.getByText('You were right').waitFor()
    await panel.getByText('The parcel that came back was another one.').waitFor()
  })

  test('Alice has something for her points, and sees what she cannot have yet', async () => {
    const { goodword, program_id } = merchant()
    const [{ id: participant_id } = { id: '' }] = (
      await goodword.listParticipants({ query: { external_id: 'alice' } })
    ).data
    await goodword.createCredit({
      body: {
        kind: 'points',
        program_id,
        participant_id,
        amount: 600,
        asset: 'points',
        reason: 'For her patience.',
      },
      idempotencyKey: 'story-points',
    })
    const item = { kind: 'coupon' as const, asset: 'points' as const }
    const sample = await goodword.createCatalogueItem({
      body: { ...item, name: { en: 'Tea sample' }, price: 400 },
    })
    const teapot = await goodword.createCatalogueItem({
      body: { ...item, name: { en: 'Teapot' }, price: 1000 },
    })
    for (const [item_id, code] of [
      [sample.id, 'TEA-4711'],
      [teapot.id, 'POT-1'],
    ] as const) {
      await goodword.addCatalogueCodes({ params: { item_id }, body: { codes: [code] } })
    }

    await alice.goto(`${demo.url()}/shop/account?as=alice`)
    const panel = alice.locator('goodword-panel')
    await panel.getByRole('button', { name: 'Wallet' }).click()
    const dialog = alice.getByRole('dialog')
    await dialog.getByText('1,000 points needed, 600 points so far').waitFor()
    expect(await objections(alice)).toEqual([])
    await dialog.getByRole('button', { name: 'Get it: Tea sample' }).click()
    await dialog.getByText('You spend 400 points. 200 points stay with you.').waitFor()
    await dialog.getByRole('button', { name: 'Yes, get it' }).click()
    await dialog.getByRole('button', { name: 'TEA-4711 Copy code' }).waitFor()
    await alice.keyboard.press('Escape')
    await panel.getByText('200 points').waitFor()
    const focused = await alice.evaluate(
      () => document.activeElement?.shadowRoot?.activeElement?.textContent,
    )
    expect(focused).toBe('Wallet')
  })

  test('Emil bought without her link: Alice asks for him by his order, and has him at once', async () => {
    const elsewhere = await demo.window()
    const emil = await open('/shop/products/tray?as=emil', elsewhere)
    await emil.getByRole('button', { name: 'Put in the cart' }).click()
    await emil.goto(`${demo.url()}/shop/checkout?as=emil`)
    await emil.getByRole('button', { name: 'Place the order' }).click()
    const thanks = await textOf(emil.getByRole('main'))
    const number = /CP-[0-9A-F]{8}/.exec(thanks)?.[0] ?? ''
    expect(thanks).toContain('Nobody had referred this customer')
    await elsewhere.close()

    await alice.goto(`${demo.url()}/shop/account?as=alice`)
    const panel = alice.locator('goodword-panel')
    await panel.getByRole('button', { name: 'A friend bought, but I don’t see them' }).click()
    const dialog = alice.getByRole('dialog').last()
    await dialog.getByLabel('Order number').fill(number)
    await dialog.getByRole('button', { name: 'Next' }).click()
    await dialog.getByLabel('E-mail address').fill('Emil@example.com')
    await dialog.getByRole('button', { name: 'Next' }).click()
    await dialog.getByRole('button', { name: 'Look for the order' }).click()
    await dialog.getByRole('status').getByText('Found, and it counts for you').waitFor()
    await picture(alice, 'alice-claim')
    await dialog.getByRole('button', { name: 'What happened so far' }).click()
    await dialog.getByText('Emil bought').waitFor()
    await dialog.getByText('Your reward, ¥100: Held').waitFor()
    await dialog.getByText(/Held until .* when Emil’s return time is over/).waitFor()
    await picture(alice, 'alice-trace')
    await alice.keyboard.press('Escape')
    await alice.keyboard.press('Escape')
    await panel.getByRole('button', { name: /^Emil/ }).waitFor()
  })

  test('Alice cannot use her own link, nor a long-standing customer the friend’s offer', async () => {
    const code = link.split('/').at(-1) ?? ''
    for (const [person, reason] of [
      ['alice', 'This is your own code.'],
      ['mei', 'you are a customer already'],
    ]) {
      const window = await open(`/shop/products/tray?as=${person}`)
      await window.getByRole('button', { name: 'Put in the cart' }).click()
      await window.getByRole('textbox', { name: 'Code from a friend' }).fill(code)
      await window.getByRole('button', { name: 'Apply' }).click()
      await window.getByText(reason as string).waitFor()
      await window.close()
    }
  })

  test('the strip tells the newest events, and each receipt can be read', async () => {
    await alice.getByText('Events', { exact: true }).click()
    await alice.getByText('reward.reversed').waitFor()
    await alice.keyboard.press('Escape')

    const orders = await open('/shop/orders?as=ben')
    await orders.getByRole('link', { name: 'Receipt' }).first().click()
    await orders.getByRole('heading', { name: 'A receipt' }).waitFor()
    await orders.getByRole('region', { name: 'Result' }).getByText('"rules"').waitFor()
    await orders.close()
  })

  test('the panel can be reached and used by keyboard', async () => {
    const page = await open('/shop/account?as=alice')
    await page.getByRole('button', { name: 'Rewards' }).waitFor()
    for (let step = 0; step < 40; step++) {
      await page.keyboard.press('Tab')
      const name = await page.evaluate(() => {
        let active = document.activeElement
        while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
        return active?.textContent?.trim()
      })
      if (name !== 'Rewards') continue
      await page.keyboard.press('Enter')
      break
    }
    await page.getByRole('region', { name: 'Rewards' }).waitFor()
    await page.close()
  })

  test('the merchant gives the widget a look and words, sees them first, and goes back with a click', async () => {
    const page = await open(key())
    await giveLook(page)
    const account = await open('/shop/account?as=alice')
    await account.getByRole('button', { name: 'Take my link' }).waitFor()

    await page.getByRole('button', { name: 'Go back to version 1' }).click()
    await page.getByText('Version 3 is live: it says what version 1 said.').waitFor()
    await account.reload()
    await account.getByRole('button', { name: 'Copy link' }).waitFor()
    await account.close()
    await page.close()
  })

  test('what the merchant tries on the past is compared with what is live, and receipts say why', async () => {
    const page = await open(key())
    const result = await tryOnThePast(page)
    await askWhy(page)
    await page.close()

    const small = await demo.window({ width: 360, locale: 'zh-CN', dark: true })
    const phone = await open(key(), small)
    await phone.getByRole('link', { name: '外观与文案' }).click()
    await phone.locator('.preview-frame').getByText('复制链接').waitFor()
    const views = [
      ['look', phone.url(), phone.locator('.preview-frame').getByText('复制链接')],
      ['backtest', result, phone.locator('.figure-value').first()],
    ] as const
    for (const [name, address, drawn] of views) {
      await phone.goto(address)
      await drawn.waitFor()
      expect(await objections(phone), name).toEqual([])
      expect(await overflowOf(phone), name).toBe(0)
      await picture(phone, `console-${name}-360-zh`)
    }
    await small.close()
  })

  const key = () => `/console/#key=${demo.file().secret_key}`
  const pages: readonly (readonly [name: string, path: () => string])[] = [
    ['start', () => '/'],
    ['examples', () => '/examples'],
    ['shop', () => '/shop?as=alice'],
    ['product', () => '/shop/products/gaiwan?as=emil'],
    ['account', () => '/shop/account?as=alice'],
    ['orders', () => '/shop/orders?as=ben'],
    ['sign-in', () => '/shop/account'],
    ['console', key],
  ]

  test.each(pages)(
    'axe finds nothing to object to on %s, light and dark, in both languages',
    async (name, path) => {
      const views = [
        { width: 360, locale: 'zh-CN', dark: false },
        { width: 1440, locale: 'en-GB', dark: true },
        // For whoever looks at the pictures.
        ...(process.env.GOODWORD_PICTURES
          ? [
              { width: 360, locale: 'en-GB', dark: true },
              { width: 1440, locale: 'zh-CN', dark: false },
            ]
          : []),
      ]
      // At the same time: each waits mostly for its page to fall silent.
      const looks = views.map(async ({ width, locale, dark }) => {
        const where = await demo.window({ width, locale, dark })
        const page = await open(path(), where)
        await page.waitForLoadState('networkidle')
        expect(await objections(page), `${name} ${width} ${locale}`).toEqual([])
        expect(await overflowOf(page), `${name} ${width} ${locale} is wider than its window`).toBe(
          0,
        )
        await picture(page, `${name}-${width}-${locale.slice(0, 2)}`)
        await where.close()
      })
      await Promise.all(looks)
    },
  )
})

/** The text as it is read: one line for each line on the page. */
function textOf(locator: Locator): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden must not count.
  return locator.innerText()
}
