import { expect, test } from 'vitest'
import { describeBrowser, launchBrowser } from './browser.ts'

describeBrowser('the browser', () => {
  test('runs a page', async () => {
    const browser = await launchBrowser()
    const page = await browser.newPage()
    await page.setContent('<button>Refer a friend</button>')
    expect(await page.getByRole('button').textContent()).toBe('Refer a friend')
    await browser.close()
  })
})
