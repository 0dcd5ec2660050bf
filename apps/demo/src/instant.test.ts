import { describeBrowser } from '@goodword/testing/browser'
import { objections, overflowOf, picture } from '@goodword/testing/looks'
import type { BrowserContext, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { ownDemo } from './own-demo.ts'

// Somebody whom the shop does not know. Each test goes on where the one before ended.
describeBrowser('sharing at once, and confirming an address later', () => {
  const demo = ownDemo()
  let context: BrowserContext
  let page: Page
  let link = ''
  let letter = ''

  beforeAll(async () => {
    context = await demo.window()
    page = await context.newPage()
  })

  const panel = () => page.locator('goodword-panel')

  test('the start page leads to the page of the program, where anybody has a link by one tap', async () => {
    await page.goto(`${demo.url()}/`)
    await page.getByRole('link', { name: /own page/ }).click()
    await panel()
      .getByRole('button', { name: /my link/ })
      .click()
    await panel().getByRole('textbox', { name: 'Your link' }).waitFor()
    link = await panel().getByRole('textbox', { name: 'Your link' }).inputValue()
    expect(link).toContain('/r/')
    await panel().getByText('What comes of it').waitFor()
    expect(await objections(page)).toEqual([])
  })

  test('it is the same link when they come back', async () => {
    await page.reload()
    const field = panel().getByRole('textbox', { name: 'Your link' })
    await field.waitFor()
    expect(await field.inputValue()).toBe(link)
  })

  test('an address is given by the keyboard alone, and the letter arrives', async () => {
    const field = panel().getByRole('textbox', { name: 'Your e-mail' })
    await field.focus()
    await page.keyboard.type('nora@example.com')
    await page.keyboard.press('Enter')
    await panel().getByText('Check your mail.').waitFor()
    await expect
      .poll(async () => (await fetch(`${demo.url()}/mail`)).text())
      .toContain('nora@example.com')

    const mail = await context.newPage()
    await mail.goto(`${demo.url()}/mail`)
    expect(await objections(mail)).toEqual([])
    await picture(mail, 'mail-1440-en-light')
    letter = (await mail.getByRole('link', { name: /#sign-in=/ }).getAttribute('href')) ?? ''
    expect(letter).not.toContain('nora')
    await mail.close()
  })

  test('what came of it is shown once the link in the letter is opened, and its secret leaves the address', async () => {
    await page.goto(letter)
    await panel().getByText('Sign out of this device').waitFor()
    expect(page.url()).not.toContain('sign-in')
    expect(await panel().getByRole('textbox', { name: 'Your link' }).inputValue()).toBe(link)
    await panel()
      .getByRole('button', { name: /Friends/ })
      .first()
      .waitFor()
    expect(await objections(page)).toEqual([])
    await picture(page, 'signed-in-1440-en-light')
    await page.reload()
    await panel().getByText('Sign out of this device').waitFor()
  })

  test('signed out, nothing of it is on the device any more', async () => {
    await panel().getByText('Sign out of this device').click()
    await panel()
      .getByRole('button', { name: /my link/ })
      .waitFor()
    const kept = await page.evaluate(() => JSON.stringify(localStorage))
    expect(kept).not.toMatch(/"goodword\.(renewal|handle)":"[^"]/)
  })

  test('the same link of the letter lets nobody in again, and says so', async () => {
    const again = await (await demo.window()).newPage()
    await again.goto(letter)
    await again.getByText('That link was used or is too old.').waitFor()
    // The refusal itself is told on the console by the browser.
    expect(demo.complaints.splice(0).every((one) => one.includes('410'))).toBe(true)
    expect(await objections(again)).toEqual([])
    await again.context().close()
  })

  const looks = ['en', 'zh', 'ar'].flatMap((locale) =>
    [false, true].map((dark) => ({ locale, dark })),
  )
  test.each(looks)('looks as it should at each width in $locale, dark: $dark', async (look) => {
    const where = await demo.window(look)
    const shown = await where.newPage()
    await shown.goto(`${demo.url()}/p/${demo.file().workspace_slug}/tea-for-two`)
    const start = shown.locator('goodword-panel button.primary').first()
    const check = async (step: number) => {
      for (const width of [360, 768, 1440]) {
        await shown.setViewportSize({ width, height: 900 })
        const scheme = look.dark ? 'dark' : 'light'
        await picture(shown, `instant-${width}-${look.locale}-${scheme}-${step}`)
        expect(await overflowOf(shown), `wider than ${width} px`).toBe(0)
        expect(await objections(shown), `${width} px`).toEqual([])
      }
    }

    await shown.locator('goodword-panel').scrollIntoViewIfNeeded()
    await start.waitFor()
    await check(1)
    await start.click()
    await shown.locator('goodword-panel form').waitFor()
    // Narrow, it took the room for all that comes of a link with the tap itself.
    await shown.setViewportSize({ width: 360, height: 900 })
    const height = await shown.locator('goodword-panel').evaluate((each) => each.clientHeight)
    expect(height).toBeGreaterThanOrEqual(720)
    await check(2)
    await where.close()
  })
})
