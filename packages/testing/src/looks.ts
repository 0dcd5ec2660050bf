import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

// To bring it costs a page more than to run it, so that each page has it once, and without its comments.
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What axe-core objects to on a page, in words; nothing where everybody can use it. It goes by all its rules, or
 * by those with certain tags where a page shows what no page of a shop would, such as one surface ten times.
 */
export async function objections(page: Page, tags?: readonly string[]): Promise<string[]> {
  // Colours on their way from one to another are nobody's to judge: from here on nothing moves.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  // Through the debugger, since the page's own policy lets no foreign script in.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe)
  const options = JSON.stringify({ resultTypes: ['violations'], ...(tags && { runOnly: tags }) })
  const { violations } = (await page.evaluate(`axe.run(document, ${options})`)) as AxeResults
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${JSON.stringify(target)} ${failureSummary}`),
  )
}

/** By how many pixels a page is wider than its window. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
}

/** Keeps a picture of the whole page for whoever names a folder for them in `GOODWORD_PICTURES`. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.GOODWORD_PICTURES
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}
