import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { WidgetSession } from '@goodword/contract/widget'
import { widgetFiles, widgetFolder } from './widget-bytes.ts'

/** Another house's loader of the same kind, whose panel then comes in a frame: what such a thing usually costs. */
export const peerLoader = createRequire(import.meta.url).resolve(
  '@saasquatch/squatch-js/dist/squatch.min.js',
)

// What the browser itself needs before it writes its first number: no page that writes one goes without.
const numberScript = 'new Intl.NumberFormat("en")'

const observer =
  'window.shift = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value }).observe({ type: "layout-shift", buffered: true })'

const page = (body: string) =>
  `<!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width"><style>goodword-panel{display:block;min-height:720px}</style><script>${observer}</script></head><body><h1>Shop</h1>${body}<p>After</p></body></html>`

const pages: Readonly<Record<string, string>> = {
  '/empty': page(''),
  '/panel': page(
    '<script async src="/goodword.js" data-workspace="gw_pk_live_benchbenchbenchbench" data-identity="e30.e30.e30"></script><goodword-panel></goodword-panel>',
  ),
  '/peer': page('<script async src="/squatch.min.js"></script>'),
  '/number': page('<script async src="/number.js"></script>'),
}

/** Serves pages as the README tells merchants to write them, and an API that takes 800 ms. */
export async function openWidgetShop(): Promise<{ address: string; close: () => void }> {
  const scripts = new Map<string, string | Buffer>([
    ...widgetFiles().map((name) => [`/${name}`, readFileSync(join(widgetFolder, name))] as const),
    ['/squatch.min.js', readFileSync(peerLoader)],
    ['/number.js', numberScript],
  ])
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    const [type, body] = Object.hasOwn(pages, path)
      ? ['text/html', pages[path]]
      : ['text/javascript', scripts.get(path)]
    if (body !== undefined) return void response.setHeader('content-type', type).end(body)
    if (!path.startsWith('/v1/')) return void response.writeHead(404).end()
    setTimeout(() => response.setHeader('content-type', 'application/json').end(session), 800)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

const gift: NonNullable<WidgetSession['progress']>['gift'] = {
  kind: 'coupon',
  value: { type: 'fixed', amount: 10_000, asset: 'CNY' },
  label: null,
  milestone: null,
}
const id = <K extends string>(kind: K, number: number) =>
  `${kind}_01h455vb4pex5vsknk084sn${String(number).padStart(3, '0')}` as const

// As the contract has it: a panel that cannot read its session would be measured as a quick one.
const shown: WidgetSession = {
  now: '2026-06-01T00:00:00.000Z',
  program: {
    id: id('prg', 1),
    version: 1,
    name: 'Give 15%, get ¥100',
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
    draws: [],
  },
  availability: { state: 'open', is_open: true, until: null, ends_at: null },
  code: { alias: 'K7CM-3XWD-9RTC', link: 'https://goodword.example/r/shop/K7CM3XWD9RTC' },
  progress: { done: 2, goal: 3, asset: null, period: 'lifetime', gift },
  counts: { clicks: 12, friends: 20, approved: 20 },
  friends: Array.from({ length: 20 }, (_, at) => ({
    referral_id: id('ref', at),
    name: `Ben ${at}.`,
    state: 'approved',
    reason: null,
    since: '2026-05-01T00:00:00.000Z',
    changed_at: '2026-05-02T00:00:00.000Z',
  })),
  rewards: [],
  claims: null,
  balances: [],
}
const session = JSON.stringify(shown)
