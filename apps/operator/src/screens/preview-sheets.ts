import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sampleProgram } from '@goodword/testing/sample-program'
import { looks, type Page, sheetStyle, widths } from './looks.ts'

const widget = fileURLToPath(new URL('../../../../packages/widget/dist', import.meta.url))

/** The places of the widget, with customers who are made up. */
export const previewSheets = [
  { surface: 'panel', state: 'full', says: 'The panel of somebody whose friends have come' },
  { surface: 'panel', state: 'new', says: 'The panel before there is a link' },
  { surface: 'panel', state: 'celebration', says: 'The panel when a friend has just bought' },
  { surface: 'panel', state: 'loading', says: 'The panel while it loads' },
  { surface: 'panel', state: 'failed', says: 'The panel when it cannot be loaded' },
  { surface: 'launcher', state: 'full', says: 'The button that floats in the corner' },
  { surface: 'dialog', state: 'full', says: 'The dialog that it opens' },
  { surface: 'banner', state: 'full', says: 'The welcome of a friend' },
  { surface: 'prompt', state: 'full', says: 'The prompt after an order' },
  { surface: 'progress', state: 'full', says: 'The progress strip' },
  { surface: 'board', state: 'full', says: 'The board' },
  { surface: 'board', state: 'empty', says: 'The board on which nobody stands yet' },
  { surface: 'terms', state: 'full', says: 'Terms, questions and answers' },
  { surface: 'draws', state: 'full', says: 'A draw to come, and one that was held' },
  { surface: 'draws', state: 'celebration', says: 'A draw that was won' },
] as const
type PreviewSheet = (typeof previewSheets)[number]

/** Serves the widget as it is built, with a page on which a sheet is drawn. */
export async function servePreviews(): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    if (path === '/') return void response.setHeader('content-type', 'text/html').end(page)
    try {
      const file = readFileSync(join(widget, path.replaceAll('..', '')))
      response.setHeader('content-type', 'text/javascript').end(file)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => server.close(),
  }
}

/** Draws a surface at each width, in each look. */
export async function drawPreviews(tab: Page, url: string, sheet: PreviewSheet): Promise<void> {
  await tab.goto(url)
  // As text, so that nothing of this process is expected in the page.
  await tab.evaluate(
    `draw(${JSON.stringify({ ...sheet, document: sampleProgram, looks, widths })})`,
  )
}

const page = `<!doctype html><html lang="en"><head><title>Screens</title><style>${sheetStyle}</style></head><body><script type="module">
  import { mountPreview } from '/goodword/preview.js'
  window.draw = async ({ document: program, surface, state, looks, widths }) => {
    for (const { locale, scheme } of looks) {
      const row = document.body.appendChild(document.createElement('div'))
      row.className = 'row ' + scheme
      for (const width of widths) {
        const place = row.appendChild(document.createElement('div'))
        place.style.width = width + 'px'
        if (surface === 'panel') place.style.minHeight = (width < 640 ? 720 : 480) + 'px'
        await mountPreview(place, { document: program, locale, scheme, surface, state })
        if (surface === 'panel') place.shadowRoot.firstChild.style.minHeight = place.style.minHeight
      }
    }
  }
</script></body></html>`
