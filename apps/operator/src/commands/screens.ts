import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { UsageError } from '../usage-error.ts'

const folder = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url))
const widget = folder('packages/widget/dist')
const docs = folder('docs')

const sheets = [
  { surface: 'panel', state: 'full', says: 'The panel of somebody whose friends have come' },
  { surface: 'panel', state: 'new', says: 'The panel before there is a link' },
  { surface: 'panel', state: 'celebration', says: 'The panel when a friend has just bought' },
  { surface: 'prompt', state: 'full', says: 'The prompt after an order' },
  { surface: 'progress', state: 'full', says: 'The progress strip' },
  { surface: 'board', state: 'full', says: 'The board' },
  { surface: 'terms', state: 'full', says: 'Terms, questions and answers' },
] as const
type Sheet = (typeof sheets)[number]

/** Takes the pictures of `docs/screens.md` anew: each surface at three widths, in three languages, light and dark. */
export async function screens(args: readonly string[]): Promise<number> {
  if (args.length > 0) throw new UsageError('It takes no options.')
  // Only who takes pictures needs a browser.
  const { launchBrowser } = await import('@goodword/testing/browser')
  mkdirSync(join(docs, 'screens'), { recursive: true })
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
  const browser = await launchBrowser()
  try {
    const tab = await browser.newPage({
      viewport: { width: 1360, height: 300 },
      reducedMotion: 'reduce',
    })
    const session = await tab.context().newCDPSession(tab)
    for (const sheet of sheets) {
      await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
      // As text, so that nothing of this process is expected in the page.
      await tab.evaluate(`draw(${JSON.stringify({ ...sheet, document: draft })})`)
      const { data } = await session.send('Page.captureScreenshot', {
        format: 'webp',
        quality: 70,
        captureBeyondViewport: true,
      })
      writeFileSync(join(docs, pictureOf(sheet)), Buffer.from(data, 'base64'))
    }
  } finally {
    await browser.close()
    server.close()
  }
  writeFileSync(join(docs, 'screens.md'), contents())
  console.log(`docs/screens.md and ${sheets.length} pictures are written.`)
  return 0
}

const pictureOf = ({ surface, state }: Sheet) => `screens/${surface}-${state}.webp`

function contents(): string {
  const parts = sheets.map((sheet) => `## ${sheet.says}\n\n![${sheet.says}](${pictureOf(sheet)})\n`)
  return `# What customers see

Each place of the widget at 360, 768 and 1440 px, in English, Chinese and Arabic, light and dark. The pictures are taken of
the widget itself, with customers who are made up: \`npm run goodword -- screens\`. Live ones stand at \`/examples\`.

${parts.join('\n')}`
}

const draft: ProgramDraft = {
  name: { en: 'Give and get', zh: '送好友，自己也得', ar: 'أهدِ واربح' },
  rules: [
    {
      id: 'friend-offer',
      when: 'claimed',
      give: [
        {
          to: 'friend',
          kind: 'coupon',
          value: { share_basis_points: 1500, cap: 20_000, asset: 'CNY' },
          valid_days: 30,
        },
      ],
    },
    {
      id: 'advocate-voucher',
      when: 'order',
      give: [
        { to: 'advocate', kind: 'coupon', value: { amount: 10_000, asset: 'CNY' }, hold_days: 7 },
      ],
    },
    {
      id: 'third-friend',
      milestone: { every: 3, counting: 'approved_referrals' },
      give: [{ to: 'advocate', kind: 'cash', value: { amount: 1500, asset: 'CNY' } }],
    },
  ],
  terms: {
    en: 'One voucher for each friend who places a first order.\nReturned orders do not count.',
    zh: '每位好友首次下单，您得一张代金券。\n退货订单不计。',
    ar: 'قسيمة واحدة عن كل صديق يطلب للمرة الأولى.\nالطلبات المرتجعة لا تُحتسب.',
  },
}

const page = `<!doctype html><html lang="en"><head><title>Screens</title><style>
  body { margin: 0; padding: 24px; zoom: 0.5; background: #e8e6e1; font: 24px system-ui }
  .row { display: grid; grid-template-columns: 360px 768px 1440px; gap: 24px; align-items: start; margin-block-end: 24px; padding: 24px; border-radius: 16px; background: #fff; width: max-content }
  .dark { background: #111110 }
</style></head><body><script type="module">
  import { mountPreview } from '/goodword/preview.js'
  window.draw = async ({ document: program, surface, state }) => {
    for (const locale of ['en', 'zh', 'ar']) {
      for (const scheme of ['light', 'dark']) {
        const row = document.body.appendChild(document.createElement('div'))
        row.className = 'row ' + scheme
        for (const width of [360, 768, 1440]) {
          const place = row.appendChild(document.createElement('div'))
          place.style.width = width + 'px'
          if (surface === 'panel') place.style.minHeight = (width < 640 ? 720 : 480) + 'px'
          await mountPreview(place, { document: program, locale, scheme, surface, state })
          if (surface === 'panel') place.shadowRoot.firstChild.style.minHeight = place.style.minHeight
        }
      }
    }
  }
</script></body></html>`
