import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { describe } from 'vitest'

/** The path of a Chromium on this machine, or undefined. `CHROME_PATH` goes before the usual places. */
export function findBrowser(): string | undefined {
  const usual = [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/snap/bin/chromium',
    '/opt/google/chrome/chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ]
  const given = process.env.CHROME_PATH
  return [...(given ? [given] : []), ...usual].find((path) => existsSync(path))
}

/**
 * Starts the browser without a window. Whoever starts it closes it. Its pages wait as long as a busy
 * machine may need; the driver's own 30 s were passed where ten tests ran beside each other.
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser()
  if (!executablePath)
    throw new Error('No browser on this machine: install chromium or set CHROME_PATH')
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
    ],
  })
  const newContext = browser.newContext.bind(browser)
  browser.newContext = async (options) => {
    const context = await newContext(options)
    context.setDefaultTimeout(90_000)
    return context
  }
  return browser
}

/** A suite that needs a browser; without one it is reported as skipped, by name. */
export function describeBrowser(name: string, suite: () => void) {
  if (findBrowser()) describe(name, suite)
  else describe.skip(`${name} (no browser on this machine)`, suite)
}
