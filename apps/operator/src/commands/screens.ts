import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { drawLive, liveSheets } from '../screens/live-sheets.ts'
import { drawPreviews, previewSheets, servePreviews } from '../screens/preview-sheets.ts'
import { openShownShop } from '../screens/shown-shop.ts'
import { UsageError } from '../usage-error.ts'

const docs = fileURLToPath(new URL('../../../../docs', import.meta.url))
const QUALITY = 70

/** Takes the pictures of `docs/screens.md` anew, or those that are named: three widths, three languages, light and dark. */
export async function screens(args: readonly string[]): Promise<number> {
  const unknown = args.find((name) => pictures.every((picture) => picture.name !== name))
  if (unknown !== undefined) throw new UsageError(`There is no picture "${unknown}".`)
  const isWanted = (name: string) => args.length === 0 || args.includes(name)
  // Only who takes pictures needs a browser.
  const { launchBrowser } = await import('@goodword/testing/browser')
  const previews = await servePreviews()
  const shop = await openShownShop()
  const browser = await launchBrowser()
  try {
    const tab = await browser.newPage({
      viewport: { width: 1360, height: 300 },
      reducedMotion: 'reduce',
    })
    const session = await tab.context().newCDPSession(tab)
    const keep = async (name: string) => {
      const { data } = await session.send('Page.captureScreenshot', {
        format: 'webp',
        quality: QUALITY,
        captureBeyondViewport: true,
      })
      writeFileSync(join(docs, pictureOf(name)), Buffer.from(data, 'base64'))
    }

    const folder = join(docs, 'screens')
    mkdirSync(folder, { recursive: true })
    for (const file of readdirSync(folder)) {
      if (pictures.every(({ name }) => pictureOf(name) !== `screens/${file}`))
        rmSync(join(folder, file))
    }
    for (const sheet of previewSheets) {
      const name = nameOf(sheet)
      if (!isWanted(name)) continue
      await drawPreviews(tab, previews.url, sheet)
      await keep(name)
    }
    for (const sheet of liveSheets.filter(({ name }) => isWanted(name))) {
      await drawLive(browser, tab, shop, sheet)
      await keep(sheet.name)
    }
  } finally {
    await browser.close()
    await shop.stop()
    previews.close()
  }
  writeFileSync(join(docs, 'screens.md'), contents())
  console.log(`docs/screens.md and ${args.length || pictures.length} pictures are written.`)
  return 0
}

const pictureOf = (name: string) => `screens/${name}.webp`

const nameOf = ({ surface, state }: (typeof previewSheets)[number]) => `${surface}-${state}`

const pictures = [
  ...previewSheets.map((sheet) => ({ name: nameOf(sheet), says: sheet.says })),
  ...liveSheets,
]

function contents(): string {
  const parts = pictures.map(({ name, says }) => `## ${says}\n\n![${says}](${pictureOf(name)})\n`)
  return `# What customers see

Each place of the widget at 360, 768 and 1440 px, in English, Chinese and Arabic, light and dark; and the pages that we host. The
pictures are taken of the product itself, with customers who are made up: \`npm run goodword -- screens\`. Live ones stand at
\`/examples\`.

${parts.join('\n')}`
}
