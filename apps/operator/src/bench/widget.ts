import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { launchBrowser } from '@goodword/testing/browser'
import { median, note, print } from './figure.ts'

const dist = fileURLToPath(new URL('../../../../packages/widget/dist/', import.meta.url))
const ROUNDS = 7

// Another house's loader of the same kind, whose panel then comes in a frame: what such a thing usually costs.
const peer = createRequire(import.meta.url).resolve('@saasquatch/squatch-js/dist/squatch.min.js')

/**
 * What the widget weighs, file by file, and what it costs a page to run it, beside an empty page and beside a peer's
 * loader in the same visits.
 */
export async function widget(): Promise<void> {
  const all = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  )
  const files = all.filter((name) => !name.startsWith('widget'))
  for (const name of files.toSorted()) {
    const goal = basename(name) === 'goodword.js' ? 1536 : undefined
    weigh(`widget.${basename(name, '.js')}`, join(dist, name), goal)
  }
  const sealed = all.find((name) => /^widget.*goodword\.js$/.test(name))
  if (sealed) weigh('widget.sealed_loader', join(dist, sealed))
  weigh('widget.peer_loader', peer)
  print({
    figure: 'widget.first_panel.brotli',
    value: firstPanel(files),
    unit: 'B',
    atMost: 12_288,
  })
  const server = await serve(files)
  try {
    await inBrowser(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

function weigh(figure: string, path: string, atMost?: number): void {
  const bytes = readFileSync(path)
  const brotli = brotliCompressSync(bytes).length
  print({ figure: `${figure}.raw`, value: bytes.length, unit: 'B' })
  print({ figure: `${figure}.gzip`, value: gzipSync(bytes).length, unit: 'B' })
  print({ figure: `${figure}.brotli`, value: brotli, unit: 'B', ...(atMost && { atMost }) })
}

/** What is fetched before the first panel stands: its part, and the words of the language that needs most. */
function firstPanel(files: readonly string[]): number {
  const brotli = (name: string) => brotliCompressSync(readFileSync(join(dist, name))).length
  const panel = files.filter((name) => basename(name) === 'panel.js').map(brotli)
  const words = files.filter((name) => /panel-\w\w-panel\.js$/.test(name)).map(brotli)
  return Math.max(...panel) + Math.max(...words)
}

async function inBrowser(base: string): Promise<void> {
  const browser = await launchBrowser()
  try {
    for (const slowdown of [1, 4]) {
      const loader: number[] = []
      const panel: number[] = []
      const shifts: number[] = []
      const tasks: number[] = []
      const emptyTasks: number[] = []
      const heap: number[] = []
      const theirs: number[] = []
      const theirHeap: number[] = []
      for (let round = 0; round < ROUNDS; round++) {
        const empty = await visit(browser, `${base}/empty`, slowdown)
        const page = await visit(browser, `${base}/page`, slowdown)
        const other = await visit(browser, `${base}/peer`, slowdown)
        heap.push((page.heap - empty.heap) / 1024)
        theirs.push(other.evaluation('squatch.min.js'))
        theirHeap.push((other.heap - empty.heap) / 1024)
        loader.push(page.evaluation('goodword.js'))
        panel.push(page.evaluation('panel.js'))
        shifts.push(page.shift)
        tasks.push(page.longTasks)
        emptyTasks.push(empty.longTasks)
      }
      note(`CPU ×${slowdown}: ${ROUNDS} visits`)
      const at = `cpu${slowdown}`
      const [loaderGoal, panelGoal] = slowdown === 4 ? [{ atMost: 8 }, { atMost: 20 }] : [{}, {}]
      print({
        figure: `widget.loader.evaluation.${at}`,
        value: median(loader),
        unit: 'ms',
        ...loaderGoal,
      })
      print({
        figure: `widget.panel.evaluation.${at}`,
        value: median(panel),
        unit: 'ms',
        ...panelGoal,
      })
      print({ figure: `widget.peer_loader.evaluation.${at}`, value: median(theirs), unit: 'ms' })
      print({ figure: `widget.heap_beyond_an_empty_page.${at}`, value: median(heap), unit: 'KB' })
      print({
        figure: `widget.peer_loader.heap_beyond_an_empty_page.${at}`,
        value: median(theirHeap),
        unit: 'KB',
      })
      print({
        figure: `widget.layout_shift.${at}`,
        value: Math.max(...shifts),
        unit: 'CLS',
        atMost: 0,
      })
      print({
        figure: `widget.long_tasks_beyond_an_empty_page.${at}`,
        value: Math.max(0, median(tasks) - median(emptyTasks)),
        unit: 'tasks',
        atMost: 0,
      })
    }
  } finally {
    await browser.close()
  }
}

type Visit = {
  readonly shift: number
  readonly longTasks: number
  /** Bytes in use after everything that can go is gone. */
  readonly heap: number
  evaluation(file: string): number
}

/** One visit in a fresh profile: how long each script ran in all, its evaluation and its first drawing. */
async function visit(
  browser: Awaited<ReturnType<typeof launchBrowser>>,
  url: string,
  slowdown: number,
): Promise<Visit> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  await session.send('Profiler.enable')
  await session.send('Profiler.setSamplingInterval', { interval: 100 })
  await session.send('Profiler.start')
  await page.goto(url)
  await page.waitForTimeout(2_500)
  const seen = (await page.evaluate('({ shift: window.shift, longTasks: window.longTasks })')) as {
    shift: number
    longTasks: number
  }
  const { profile } = await session.send('Profiler.stop')
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize: heap } = await session.send('Runtime.getHeapUsage')
  await context.close()

  const urlOf = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame.url]))
  return {
    ...seen,
    heap,
    evaluation: (file) => {
      const { samples = [], timeDeltas = [] } = profile
      const spent = samples.reduce(
        (sum, id, at) => sum + (urlOf.get(id)?.endsWith(`/${file}`) ? (timeDeltas[at] ?? 0) : 0),
        0,
      )
      return spent / 1000
    },
  }
}

const observers = `window.shift = 0; window.longTasks = 0
new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value }).observe({ type: 'layout-shift', buffered: true })
new PerformanceObserver((list) => { window.longTasks += list.getEntries().length }).observe({ type: 'longtask', buffered: true })`

/** A page as the README tells merchants to write it, and an API that takes 800 ms. */
function serve(files: readonly string[]): Promise<Server> {
  const page = (body: string) =>
    `<!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width"><style>goodword-panel{display:block;min-height:720px}</style><script>${observers}</script></head><body><h1>Shop</h1>${body}<p>After</p></body></html>`
  const tag =
    '<script async src="/goodword.js" data-workspace="gw_pk_live_benchbenchbenchbench" data-identity="e30.e30.e30"></script><goodword-panel></goodword-panel>'
  const peerTag = '<script async src="/squatch.min.js"></script>'
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0]!
    const file = files.find((name) => `/${name}` === path)
    if (file)
      return response
        .setHeader('content-type', 'text/javascript')
        .end(readFileSync(join(dist, file)))
    if (path === '/squatch.min.js')
      return response.setHeader('content-type', 'text/javascript').end(readFileSync(peer))
    if (path === '/peer') return response.setHeader('content-type', 'text/html').end(page(peerTag))
    if (path === '/empty') return response.setHeader('content-type', 'text/html').end(page(''))
    if (path === '/page') return response.setHeader('content-type', 'text/html').end(page(tag))
    if (!path.startsWith('/v1/')) return response.writeHead(404).end()
    setTimeout(() => response.setHeader('content-type', 'application/json').end(session), 800)
    return undefined
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server))
  })
}

const gift = {
  kind: 'coupon',
  value: { type: 'fixed', amount: 10_000, asset: 'CNY' },
  label: null,
  milestone: null,
}

const session = JSON.stringify({
  now: '2026-06-01T00:00:00.000Z',
  program: {
    id: 'prg_01h455vb4pex5vsknk084sn02q',
    version: 1,
    name: 'Give 15 %, get ¥100',
    headline: null,
    share_text: null,
    terms: null,
    advocate_gift: gift,
    friend_gift: {
      ...gift,
      value: { type: 'share', basis_points: 1500, cap: 20_000, asset: 'CNY' },
    },
    theme: null,
    messages: null,
    channels: ['native', 'copy', 'whatsapp', 'facebook', 'sms', 'email', 'qr'],
    share_texts: {},
  },
  code: { alias: 'K7CM-3XWD-9RTC', link: 'https://goodword.example/r/shop/K7CM3XWD9RTC' },
  progress: { done: 2, goal: 3, asset: null, period: 'lifetime', gift },
  counts: { clicks: 12, friends: 3, approved: 2 },
  friends: Array.from({ length: 20 }, (_, at) => ({
    referral_id: 'ref_01h455vb4pex5vsknk084sn02q',
    name: `Ben ${at}.`,
    state: 'approved',
    reason: null,
    since: '2026-05-01T00:00:00.000Z',
    changed_at: '2026-05-02T00:00:00.000Z',
  })),
  rewards: [],
  balances: [],
})
