import { objections, picture } from '@goodword/testing/looks'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

// Only tests import this: what a merchant does in the console, step by step, from its first page on.

/** Changes a colour and a text where they are seen, leaves, comes back, and publishes what the page shows to change. */
export async function giveLook(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Look and words: tea-for-two' }).click()
  const preview = page.locator('.preview-frame')
  await preview.getByText('Give 15% off, get ¥100').waitFor()
  await page.getByRole('textbox', { name: 'Colour', exact: true }).fill('#ffd54a')
  await page.getByText('so the text on it is black').waitFor()
  const button = preview.getByText('Copy link')
  await expect.poll(() => accentIn(page)).toBe('rgb(255, 213, 74)')
  expect(await objections(page)).toEqual([])
  await picture(page, 'console-look-1440-en')

  await page.getByRole('link', { name: 'Words' }).press('Enter')
  await page.getByRole('searchbox', { name: 'Search for a text' }).fill('copyLink')
  await page.getByRole('textbox', { name: /^Copy link/ }).fill('Take my {link}')
  await page.getByText('Nothing is filled in here').waitFor()
  await page.getByRole('textbox', { name: /^Copy link/ }).fill('Take my link')
  await preview.getByText('Take my link').waitFor()
  expect(await button.count()).toBe(0)
  expect(await objections(page)).toEqual([])

  await page.reload()
  await page.getByText('2 changes that you had not saved are here again.').waitFor()
  await page.getByRole('link', { name: 'Review and publish' }).click()
  await page.getByText('Words › English › copyLink').waitFor()
  expect(await objections(page)).toEqual([])
  await page.getByRole('button', { name: 'Publish version 2' }).click()
  await page.getByText('Version 2 is live.', { exact: true }).waitFor()
  await page.getByText('Everything is saved').waitFor()
}

/** Runs an old version over what was recorded. Gives the address that shows what it came to. */
export async function tryOnThePast(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Backtest: tea-for-two' }).click()
  await page.getByRole('combobox', { name: 'What to try' }).selectOption('Version 2')
  await page.getByRole('button', { name: 'Run it' }).click()
  await page.getByText('Version 2 would have cost').waitFor()
  await page.getByText('That is just what the live version came to.').waitFor()
  await page.getByRole('img', { name: /^Cost by month/ }).waitFor()
  await page.getByText('As a table').first().click()
  await page.getByRole('columnheader', { name: 'Month' }).waitFor()
  expect(await objections(page)).toEqual([])
  await picture(page, 'console-backtest-1440-en')
  return page.url()
}

/** Opens the receipts of the newest referral, with what its two people read of them. */
export async function askWhy(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Overview' }).click()
  await page.getByRole('link', { name: 'Receipts' }).first().click()
  const reader = page.getByRole('combobox', { name: 'As a customer reads it' }).first()
  await reader.waitFor()
  expect(await reader.locator('option').allTextContents()).toEqual([
    expect.stringMatching(/ · Advocate$/),
    expect.stringMatching(/ · Friend$/),
  ])
  await page.locator('.customer-told').first().waitFor()
  expect(await objections(page)).toEqual([])
  await picture(page, 'console-receipts-1440-en')
}

/** The ground of the preview's first button. */
function accentIn(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const root = document.querySelector('.preview-frame > div')?.shadowRoot
    const button = root?.querySelector('.primary')
    return button ? getComputedStyle(button).backgroundColor : undefined
  })
}
