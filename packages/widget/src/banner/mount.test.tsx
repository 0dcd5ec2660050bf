import { delay, HttpResponse, http } from 'msw'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { offer as broughtBy } from '../claim/claim.ts'
import type { Host } from '../host.ts'
import { check, problem, server } from '../testing/api.ts'
import { at, offer } from '../testing/fixtures.ts'
import { testHost, textOf, until, withoutPauses } from '../testing/page.ts'
import { mount } from './mount.tsx'

const waits = { pauses: [1], timeout: 5000 }
let remove: (() => void) | undefined

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterAll(() => server.close())
afterEach(() => {
  remove?.()
  server.resetHandlers()
  vi.unstubAllGlobals()
})

function arrive(tokenOrCode: string, changes: Partial<Host> = {}) {
  const test = testHost(changes)
  test.host.memory.keep('arrival', tokenOrCode)
  mount(test.host, waits)
  remove = () => test.tell('remove')
  return test
}

const root = () => document.querySelector('goodword-banner')?.shadowRoot

test('the friend sees who thought of them, what they get, the code and until when', async () => {
  server.use(
    http.get(at('offer'), async ({ request }) => {
      await check(request)
      return HttpResponse.json(offer() as never)
    }),
  )
  const { emitted } = arrive('c1.click')
  await until(() => textOf(root()).includes('Alice thought of you: 15% off your first order'))
  expect(root()?.querySelector('input')?.value).toBe('K7QM4PXT')
  expect(textOf(root())).toContain('Until June 26')
  expect(emitted).toEqual([
    ['offer_shown', { code: 'K7QM4PXT', until: '2026-06-26T12:00:00.000Z' }],
  ])
})

test('it speaks Chinese, and does not know every name', async () => {
  server.use(
    http.get(at('offer'), () => HttpResponse.json(offer({ advocate_name: null }) as never)),
  )
  arrive('c1.click', { locale: 'zh' })
  await until(() => textOf(root()).includes('一位好友想到了您：首\u2060单 85 折'))
})

test("the merchant's words stand before ours, as text", async () => {
  const headline = '<b>Welcome</b>'
  server.use(http.get(at('offer'), () => HttpResponse.json(offer({ headline }) as never)))
  arrive('c1.click')
  await until(() => textOf(root()).includes(headline))
  expect(root()?.querySelector('b')).toBeNull()
})

test('a code is exchanged for a click token, once, and the token is kept', async () => {
  const bodies: unknown[] = []
  server.use(
    http.post(at('clicks'), async ({ request }) => {
      bodies.push(await check(request))
      return HttpResponse.json({ click_token: 'c1.fresh' }, { status: 201 })
    }),
    http.get(at('offer'), () => HttpResponse.json(offer() as never)),
  )
  const { host, kept } = arrive('K7QM4PXT')
  const claims = await Promise.all([broughtBy(host), broughtBy(host)])
  await until(() => textOf(root()).includes('Alice'))
  const device_id = kept.get('device')
  expect(bodies).toEqual([{ code: 'K7QM4PXT', device_id }])
  expect(claims[0]).toEqual({ click_token: 'c1.fresh', device_id })
  expect(claims[1]).toEqual(claims[0])
  expect(host.memory.recall('arrival')).toBe('c1.fresh')
})

test('a code that cannot be exchanged is still brought to the checkout', async () => {
  server.use(http.post(at('clicks'), () => problem('rate_limited')))
  const { host } = testHost({ settings: { device: 'till-7' } })
  host.memory.keep('arrival', 'K7QM4PXT')
  const brought = await withoutPauses(() => broughtBy(host))
  expect(brought).toEqual({ code: 'K7QM4PXT', device_id: 'till-7' })
})

test('without a link there is nothing but the device', async () => {
  const { host } = testHost({ settings: { device: 'till-7' } })
  expect(await broughtBy(host)).toEqual({ device_id: 'till-7' })
})

test.each([
  ['expired', ''],
  ['code_unknown', ''],
  ['program_not_live', 'c1.click'],
  ['no_offer', 'c1.click'],
])('no offer because of %s: no banner, and of the link is kept "%s"', async (reason, kept) => {
  server.use(http.get(at('offer'), () => HttpResponse.json({ status: 'none', reason })))
  const { host, emitted } = arrive('c1.click')
  await until(() => !document.querySelector('goodword-banner'))
  expect(host.memory.recall('arrival')).toBe(kept)
  expect(emitted).toEqual([])
})

test('a code that is none is forgotten', async () => {
  server.use(http.post(at('clicks'), () => problem('code_not_found')))
  const { host } = arrive('NOSUCH')
  await until(() => !document.querySelector('goodword-banner'))
  expect(host.memory.recall('arrival')).toBe('')
})

test('a failing API shows nothing, and forgets nothing', async () => {
  server.use(http.get(at('offer'), () => problem('internal')))
  const { host } = arrive('c1.click')
  await until(() => !document.querySelector('goodword-banner'))
  expect(host.memory.recall('arrival')).toBe('c1.click')
})

test('dismissed, it stays away for this link', async () => {
  server.use(http.get(at('offer'), () => HttpResponse.json(offer() as never)))
  const { kept } = arrive('c1.click')
  const dismiss = await until(() =>
    root()?.querySelector<HTMLElement>('[aria-label="Dismiss the offer"]'),
  )
  dismiss.click()
  expect(document.querySelector('goodword-banner')).toBeNull()
  expect(kept.get('dismissed')).toBe('c1.click')
})

test('removed while the offer is on its way, it does not come after', async () => {
  let asked = false
  server.use(
    http.get(at('offer'), async () => {
      asked = true
      await delay(20)
      return HttpResponse.json(offer() as never)
    }),
  )
  const { emitted } = arrive('c1.click')
  await until(() => asked)
  remove?.()
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(document.querySelector('goodword-banner')).toBeNull()
  expect(emitted).toEqual([])
})

test('the code goes into the empty fields that the page marks for it', async () => {
  server.use(http.get(at('offer'), () => HttpResponse.json(offer() as never)))
  const [empty, filled] = ['', 'OTHER'].map((value) => {
    const field = document.createElement('input')
    field.setAttribute('data-goodword-code', '')
    field.value = value
    document.body.append(field)
    return field
  }) as [HTMLInputElement, HTMLInputElement]
  const heard = vi.fn()
  empty.addEventListener('input', heard)
  arrive('c1.click')
  await until(() => empty.value === 'K7QM4PXT')
  expect(heard).toHaveBeenCalledOnce()
  expect(filled.value).toBe('OTHER')
  empty.remove()
  filled.remove()
})
