import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openShop } from '@goodword/api/fixtures'
import { startApi } from '@goodword/api/start-api'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { issueKey } from '@goodword/service/keys/issue-key'
import { openServer } from '@goodword/service/open-server'
import { testClock } from '@goodword/testing/clock'
import { sampleProgram } from '@goodword/testing/sample-program'
import { pino } from 'pino'
import type { Look } from './looks.ts'

const userAgent =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'
const publicUrl = 'https://word.example'
const endless = { quota: 1_000_000, windowSeconds: 1 }

export type ShownShop = {
  readonly url: string
  /** What a friend types, and what stands in the address of their page. */
  readonly alias: string
  /** A page of the shop on which Alice is signed in. */
  account(look: Look): string
  stop(): Promise<void>
}

/** A shop on a database of its own, with a customer to whom everything has happened that there are pictures of. */
export async function openShownShop(): Promise<ShownShop> {
  const folder = mkdtempSync(join(tmpdir(), 'goodword-screens-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const server = await openServer({ GOODWORD_FOLDER: folder, PUBLIC_URL: publicUrl })
  const limits = { key: endless, workspace: endless, address: endless, pages: endless }
  const api = await startApi(server, {
    port,
    host: '127.0.0.1',
    log: pino({ level: 'error' }),
    limits,
  })
  const clock = testClock(new Date().toISOString())
  const shop = await openShop(server, clock, 'bamboo')
  const page = await issueKey(server, shop.ctx.workspace, {
    kind: 'publishable',
    name: 'page',
    origins: [url],
  })
  const stop = async () => {
    await api.stop()
    await server.database.close()
    rmSync(folder, { recursive: true, force: true })
  }
  const alias = await live(url, shop.secretKey).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return {
    url,
    alias,
    account({ locale, scheme }) {
      clock.set(new Date().toISOString())
      const identity = shop.identityOf('alice', { name: 'Alice Archer' })
      return `<!doctype html><html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}"><head><meta name="viewport" content="width=device-width"><title>Account</title>
        <style>body{margin:0;padding:16px;background:${scheme === 'dark' ? '#111110' : '#fff'}}</style></head>
        <body><script async src="${url}/goodword.js" data-workspace="${page.key}" data-identity="${identity}" data-scheme="${scheme}"></script>
        <goodword-panel></goodword-panel></body></html>`
    },
    stop,
  }
}

/** The usual one, in which members rise by what they renew. */
const shownProgram: ProgramDraft = {
  ...sampleProgram,
  rules: [
    ...sampleProgram.rules,
    {
      id: 'growth',
      when: 'renewal',
      give: [{ to: 'advocate', kind: 'points', value: { amount: 100, asset: 'growth' } }],
    },
  ],
  tiers: [
    { id: 'silver', name: { en: 'Silver', zh: '银卡会员', ar: 'الفضي' }, from: 0 },
    { id: 'gold', name: { en: 'Gold', zh: '金卡会员', ar: 'الذهبي' }, from: 1000 },
  ],
}

/** What happened: one friend's order stands, one came back, one was just placed; and there are points to spend. */
async function live(url: string, key: string): Promise<string> {
  let calls = 0
  // biome-ignore lint/suspicious/noExplicitAny: answers of any shape are looked into.
  async function call(method: string, path: string, body: unknown): Promise<any> {
    calls += 1
    const response = await fetch(url + path, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        'idempotency-key': `screens-${calls}`,
      },
      body: JSON.stringify(body),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }
  const post = (path: string, body: unknown) => call('POST', path, body)

  await call('PATCH', '/v1/workspace', { name: 'Bamboo Tea', instant_mode: true })
  const program = await post('/v1/programs', { slug: 'tea', draft: shownProgram })
  await post(`/v1/programs/${program.id}/publish`, {})
  const alice = await post('/v1/participants', { external_id: 'alice', name: 'Alice Archer' })
  const code = await post('/v1/codes', { program_id: program.id, participant_id: alice.id })

  async function order(id: string, name: string): Promise<string> {
    const opened = await fetch(`${url}${new URL(code.link).pathname}?c=whatsapp`, {
      redirect: 'manual',
      headers: { 'user-agent': userAgent },
    })
    await post('/v1/sandbox/clock', { advance: 'PT3H' })
    const token = new URL(opened.headers.get('location') ?? '').searchParams.get('gw')
    const { id: conversionId } = await post('/v1/conversions', {
      type: 'order',
      external_id: `order-${id}`,
      friend: { external_id: id, name },
      amount: 29_800,
      asset: 'CNY',
      click_token: token,
    })
    return conversionId
  }

  await order('mia', 'Mia Meyer')
  await post('/v1/sandbox/clock', { advance: 'P8D' })
  const returned = await order('chen', 'Chen Wei')
  await post(`/v1/conversions/${returned}/refunds`, { external_id: 'refund-1' })
  await post('/v1/sandbox/clock', { advance: 'P1D' })
  const shared = { program_id: program.id, participant_id: alice.id }
  await post('/v1/shares', { ...shared, channel: 'whatsapp' })
  await order('ben', 'Ben Baker')

  for (const [asset, amount] of [
    ['growth', 420],
    ['points', 600],
  ] as const) {
    await post('/v1/credits', {
      kind: 'points',
      program_id: program.id,
      participant_id: alice.id,
      amount,
      asset,
      reason: 'For her patience.',
    })
  }
  for (const [name, price, codes] of [
    [{ en: 'A sample of spring tea', zh: '春茶小样', ar: 'عينة من شاي الربيع' }, 400, 3],
    [{ en: 'A clay teapot', zh: '紫砂壶', ar: 'إبريق شاي من الفخار' }, 1000, 1],
  ] as const) {
    const item = await post('/v1/catalogue', { kind: 'coupon', asset: 'points', name, price })
    const list = Array.from({ length: codes }, (_, at) => `TEA-${price}-${at}`)
    await post(`/v1/catalogue/${item.id}/codes`, { codes: list })
  }
  return code.alias
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
