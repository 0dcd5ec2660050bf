import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launchBrowser } from './browser.ts'

/**
 * A browser for the tests of one suite: there before the hooks that come after this, and gone before what the
 * hooks above it have started, so that no server waits for its connections.
 */
export function ownBrowser(): () => Browser {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())
  return () => browser
}
