import type { Browser, BrowserContext } from 'playwright-core'

type Look = { readonly width?: number; readonly locale?: string; readonly dark?: boolean }

/** Somebody's own browser window. Whatever its pages complain of is added to `complaints`. */
export async function openWindow(
  browser: Browser,
  complaints: string[],
  { width = 1440, locale = 'en-GB', dark = false }: Look = {},
): Promise<BrowserContext> {
  const window = await browser.newContext({
    viewport: { width, height: 900 },
    locale,
    colorScheme: dark ? 'dark' : 'light',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  // Violations of the content policy are told on the console too, but not by every browser as an error.
  await window.addInitScript(`addEventListener('securitypolicyviolation', (event) => {
    console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI)
  })`)
  window.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`)
  })
  window.on('weberror', (error) => void complaints.push(String(error.error())))
  return window
}
