import { describeEngines } from '@goodword/testing/postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApp, openShop, type Shop, shopOrigin } from '../fixtures.ts'
import { browserAgent, enrol, publish } from './stage.ts'

let opened: Awaited<ReturnType<typeof openApp>>
let shop: Shop
let other: Shop
let programId = ''
let alice: Awaited<ReturnType<typeof enrol>>

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  opened.ask(method, path, { headers: { 'user-agent': browserAgent, ...headers } })
const clicks = async () => {
  const { json } = await opened.ask('GET', '/v1/clicks?limit=100', { key: shop.secretKey })
  return json.data as {
    counted: boolean
    uncounted_reason: string | null
    channel: string | null
  }[]
}
const settings = (body: object, of = shop) =>
  opened.ask('PATCH', '/v1/workspace', { key: of.secretKey, body })

describeEngines('the hosted pages', (engine) => {
  beforeAll(async () => {
    opened = await openApp(engine)
    shop = await openShop(opened.server, opened.clock, 'tea')
    other = await openShop(opened.server, opened.clock, 'other')
    programId = await publish(opened, shop, 'two')
    alice = await enrol(opened, shop, programId, 'Alice Archer')
  })
  afterAll(() => opened?.close())

  describe('for a friend', () => {
    test('say who thought of them, what they get, and lead to the shop with the click', async () => {
      const before = await clicks()
      const page = await get(`/i/tea/${alice.alias}?c=whatsapp`)
      expect(page.status).toBe(200)
      expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(page.headers.get('cache-control')).toBe('no-store')
      expect(page.text).toContain('<h1 dir="auto">Alice thought of you: 15% off your first order')
      expect(page.text).not.toContain('Archer')
      expect(page.text).toContain(alice.alias)
      expect(page.text).toMatch(/href="https:\/\/shop\.example\/\?gw=c1\.[\w-]{38}"/)

      const [newest, ...rest] = await clicks()
      expect(rest).toEqual(before)
      expect(newest).toMatchObject({ counted: true, channel: 'whatsapp' })
    })

    test.each([
      ['a HEAD request', 'head', {}, 'HEAD'],
      ['a prefetch', 'prefetch', { 'sec-purpose': 'prefetch' }, 'GET'],
      ['the fetcher of a link preview', 'preview', { 'user-agent': 'WhatsApp/2.23' }, 'GET'],
      ['a bot', 'bot', { 'user-agent': 'Googlebot/2.1' }, 'GET'],
    ])('do not count %s', async (_, reason, headers, method) => {
      const page = await get(`/i/tea/${alice.alias}`, headers as Record<string, string>, method)
      expect(page.status).toBe(200)
      expect((await clicks())[0]).toMatchObject({ counted: false, uncounted_reason: reason })
      // Should it be a person after all, their page in the shop reports the click by the code.
      if (method === 'GET') expect(page.text).toMatch(/\?gw=[0-9A-Z]/)
    })

    test('come with a preview: title, text, picture, one address, and no place in an index', async () => {
      await settings({ picture_url: 'https://cdn.shop.example/tea.jpg?w=1200&h=630' })
      const page = await get(`/i/tea/${alice.alias}?lang=en`, { 'user-agent': 'Twitterbot/1.0' })
      for (const part of [
        '<meta property="og:title" content="Alice thought of you: 15% off your first order (¥200 at most)"/>',
        `<meta property="og:url" content="${alice.link}"/>`,
        '<meta property="og:image" content="https://cdn.shop.example/tea.jpg?w=1200&amp;h=630"/>',
        '<meta property="og:site_name" content="Shop tea"/>',
        '<meta name="twitter:card" content="summary_large_image"/>',
        `<link rel="canonical" href="${alice.link}"/>`,
        '<meta name="robots" content="noindex"/>',
      ]) {
        expect(page.text).toContain(part)
      }
      expect(page.headers.get('content-security-policy')).toContain(
        "img-src 'self' data: https://cdn.shop.example;",
      )
      await settings({ picture_url: null })
    })

    test.each([
      'http://shop.example/a.png',
      'https://shop.example',
      "https://a;b.example/';",
      'https://300.1.1.1/a.png',
      'data:image/png,x',
    ])('take no picture from %s', async (picture_url) => {
      const refused = await settings({ picture_url })
      expect(refused.status).toBe(422)
      expect(refused.json.errors[0].pointer).toBe('/picture_url')
    })

    test('look the same for a code of another shop as for none, and lead to the shop', async () => {
      const theirs = await publish(opened, other, 'theirs')
      const foreign = await enrol(opened, other, theirs, 'Olga')
      const pages = await Promise.all(
        [foreign.alias, '2222-2222', 'nobody'].map((code) => get(`/i/tea/${code}`)),
      )
      const bodies = pages.map(({ text }, at) =>
        text.replaceAll([foreign.alias, '2222-2222', 'nobody'][at]!, 'CODE'),
      )
      expect(pages.map(({ status }) => status)).toEqual([404, 404, 404])
      expect(new Set(bodies).size).toBe(1)
      expect(bodies[0]).toContain('There is nothing at this address')
      expect(bodies[0]).toContain('href="https://shop.example/"')
    })

    test('are where links lead if the merchant wants that, or has no shop on the web', async () => {
      const linkOf = async () => {
        const found = await opened.ask('GET', `/v1/codes?alias=${alice.alias}`, {
          key: shop.secretKey,
        })
        return found.json.data[0].link
      }
      expect(await linkOf()).toContain('/r/tea/')
      await settings({ friend_page: true })
      opened.clock.advance(5_000)
      expect(await linkOf()).toContain('/i/tea/')

      await settings({ friend_page: false, landing_url: null })
      const link = new URL(await linkOf())
      expect(link.pathname).toMatch(/^\/i\/tea\//)
      const page = await get(link.pathname)
      expect(page.text).toContain('Show this code, or type it, when you buy.')
      expect(page.text).not.toContain('gw=')
      await settings({ landing_url: `${shopOrigin}/` })
    })
  })

  describe('of a program', () => {
    test('hold the panel where anybody may share, and else lead to the shop', async () => {
      expect((await get('/p/tea/two')).text).not.toContain('goodword-panel')
      await settings({ instant_mode: true })
      const page = await get('/p/tea/two')
      expect(page.text).toContain('<goodword-panel></goodword-panel>')
      expect(page.text).toContain(`data-workspace="${shop.publishableKey}"`)
      expect(page.text).toContain(`data-program="${programId}"`)
    })

    test('say what both get, the terms and questions, and are to be found', async () => {
      const page = await get('/p/tea/two')
      expect(page.status).toBe(200)
      expect(page.text).toContain('Give 15%, get ¥100')
      expect(page.text).toContain(
        'One voucher for each friend who places a first order.\nReturned orders do not count.',
      )
      expect(page.text).toContain('When is it mine?')
      expect(page.text).toContain(
        '<link rel="canonical" href="https://goodword.example/p/tea/two"/>',
      )
      expect(page.text).not.toContain('noindex')
    })

    test('speak the reader’s language, and the one that they choose', async () => {
      const zh = await get('/p/tea/two', { 'accept-language': 'fr, zh-CN;q=0.8, en;q=0.5' })
      expect(zh.text).toContain('<html lang="zh-CN" dir="ltr"')
      expect(zh.text).toContain('何时到账？')
      expect(zh.headers.get('vary')).toContain('Accept-Language')
      const ar = await get('/p/tea/two?lang=ar', { 'accept-language': 'zh-CN' })
      expect(ar.text).toContain('<html lang="ar" dir="rtl"')
      const none = await get('/p/tea/two?lang=%22%3E%3Cscript%3E', { 'accept-language': '*' })
      expect(none.text).toContain('<html lang="en" dir="ltr"')
    })

    test('make a key for a merchant who has none, once', async () => {
      const siteless = await openShop(opened.server, opened.clock, 'siteless')
      await publish(opened, siteless, 'two')
      await settings({ instant_mode: true }, siteless)
      const keys = async () =>
        (await opened.ask('GET', '/v1/keys', { key: siteless.secretKey })).json.data as {
          id: string
          kind: string
          name: string
          publishable_key: string
        }[]
      const page = (await keys()).find(({ kind }) => kind === 'publishable')!
      await opened.ask('DELETE', `/v1/keys/${page.id}`, { key: siteless.secretKey })
      const both = await Promise.all([get('/p/siteless/two'), get('/p/siteless/two')])
      const made = (await keys()).filter(({ name }) => name === 'Hosted pages')
      expect(made).toHaveLength(1)
      for (const { text } of both) expect(text).toContain(made[0]!.publishable_key)
    })

    test('let any key of the workspace be used from our own origin, and from no other', async () => {
      const ask = (origin: string) =>
        opened.ask('POST', `/v1/widget/${shop.publishableKey}/clicks`, {
          headers: { origin },
          body: { code: alice.alias },
        })
      const own = await ask('https://goodword.example')
      expect(own.status).toBe(201)
      expect(own.headers.get('access-control-allow-origin')).toBe('https://goodword.example')
      expect((await ask('https://goodword.example.evil.example')).status).toBe(403)
    })
  })

  test.each(['/p/tea/none', '/p/nobody/two', '/p/other/two', '/i/nobody/ABC'])(
    'say nothing of what is not there: %s',
    async (path) => {
      const page = await get(path)
      expect(page.status).toBe(404)
      expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(page.text.replaceAll(path, 'PATH')).toBe(
        (await get('/p/nobody/none')).text.replaceAll('/p/nobody/none', 'PATH'),
      )
    },
  )

  test('rest with a paused program, and record nothing', async () => {
    const key = shop.secretKey
    await opened.ask('POST', `/v1/programs/${programId}/pause`, { key, body: {} })
    opened.clock.advance(5_000)
    const before = await clicks()
    for (const path of ['/p/tea/two', `/i/tea/${alice.alias}`]) {
      const page = await get(path)
      expect(page.status).toBe(200)
      expect(page.text).toContain('There is no offer here just now')
      expect(page.text).toContain('Go to Shop tea')
      expect(page.text).not.toContain('gw=')
    }
    expect(await clicks()).toEqual(before)
    await opened.ask('POST', `/v1/programs/${programId}/resume`, { key, body: {} })
  })
})
