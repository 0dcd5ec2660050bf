import { HttpResponse, http } from 'msw'
import { expect, test, vi } from 'vitest'
import { check, problem, server } from '../testing/api.ts'
import { at, program, session } from '../testing/fixtures.ts'
import { answers, button, clipboard, ownPanel } from '../testing/own-panel.ts'
import { testHost, textOf, until } from '../testing/page.ts'

const { panel, show } = ownPanel()

/** What is recorded as a share from here on. */
function recordedShares(): unknown[] {
  const shares: unknown[] = []
  server.use(
    http.post(at('shares'), async ({ request }) => {
      shares.push(await check(request))
      return new HttpResponse(null, { status: 204 })
    }),
  )
  return shares
}

test('one tap copies the link, says so, and is recorded as a share', async () => {
  const written: string[] = []
  clipboard(written)
  answers(session())
  const shares = recordedShares()
  const { host, emitted } = testHost()
  const root = show(host)
  const copy = await until(() => button(root, 'Copy link'))
  copy.click()
  await until(() => shares.length > 0)
  expect(written).toEqual(['https://shop.example/r/bamboo/K7QM4PXT?c=copy'])
  expect(root.querySelector('[role=status]')?.textContent).toContain('Copied.')
  expect(shares).toEqual([{ program_id: 'prg_01h455vb4pex5vsknk084sn001', channel: 'copy' }])
  expect(emitted).toContainEqual(['shared', { channel: 'copy' }])
})

test('a tap before what it needs is fetched waits for it, and is not lost', async () => {
  const written: string[] = []
  clipboard(written)
  answers(session())
  server.use(http.post(at('shares'), () => new HttpResponse(null, { status: 204 })))
  const root = panel().shadowRoot as ShadowRoot
  const tapped = new Promise<void>((resolve) => {
    // In the very moment in which the button stands: what a tap needs is asked for only then.
    new MutationObserver((_changes, watch) => {
      const copy = button(root, 'Copy link')
      if (!copy) return
      watch.disconnect()
      expect(textOf(root)).not.toContain('WhatsApp')
      copy.click()
      resolve()
    }).observe(root, { childList: true, subtree: true })
  })
  show(testHost().host)
  await tapped
  await until(() => textOf(root).includes('Copied.'))
  expect(written).toEqual(['https://shop.example/r/bamboo/K7QM4PXT?c=copy'])
})

test('where the browser refuses to copy, the link is selected for the customer', async () => {
  clipboard([], true)
  answers(session())
  const root = show(testHost().host)
  ;(await until(() => button(root, 'Copy link'))).click()
  await until(() => textOf(root).includes('The link is selected.'))
})

test("the device's own share sheet is used where there is one; leaving it is no failure", async () => {
  const shared: ShareData[] = []
  let leaves = true
  vi.stubGlobal('navigator', {
    onLine: true,
    share: async (data: ShareData) => {
      if (leaves) throw new DOMException('Left.', 'AbortError')
      shared.push(data)
    },
  })
  vi.stubGlobal('matchMedia', () => ({ matches: true }))
  answers(session())
  server.use(http.post(at('shares'), () => new HttpResponse(null, { status: 204 })))
  const { host, emitted } = testHost()
  const root = show(host)
  const share = await until(() => button(root, 'Share your link'))
  share.click()
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(emitted).toEqual([])

  leaves = false
  share.click()
  await until(() => textOf(root).includes('Shared.'))
  expect(shared[0]?.url).toBe('https://shop.example/r/bamboo/K7QM4PXT?c=native')
  expect(shared[0]?.text).toContain('15% off your first order')
})

test('a customer without a link gets it and copies it with one tap', async () => {
  const written: string[] = []
  clipboard(written)
  answers(session({ code: null, progress: null }))
  const bodies: unknown[] = []
  server.use(
    http.post(at('session'), async ({ request }) => {
      bodies.push(await check(request))
      return HttpResponse.json(session() as never)
    }),
    http.post(at('shares'), () => new HttpResponse(null, { status: 204 })),
  )
  const { host, emitted, kept } = testHost()
  host.memory.keep('arrival', 'c1.click')
  const root = show(host)
  const tap = await until(() => button(root, 'Get and share my link'))
  await until(() => textOf(root).includes('Your friend gets 15% off your first order'))
  tap.click()
  await until(() => textOf(root).includes('Copied.'))
  expect(written).toEqual(['https://shop.example/r/bamboo/K7QM4PXT?c=copy'])
  expect(bodies).toEqual([{ locale: 'en', device_id: kept.get('device'), click_token: 'c1.click' }])
  expect(emitted).toContainEqual(['enrolled', { code: 'K7QM4PXT' }])
})

test('an enrolment that fails says so and leaves the button', async () => {
  clipboard([])
  answers(session({ code: null }))
  server.use(http.post(at('session'), () => problem('internal')))
  const root = show(testHost().host)
  ;(await until(() => button(root, 'Get and share my link'))).click()
  await until(() => textOf(root).includes('That did not work.'))
  expect(button(root, 'Get and share my link')?.getAttribute('aria-disabled')).toBe('false')
})

const chip = (root: ShadowRoot, channel: string) =>
  root.querySelector<HTMLAnchorElement>(`.chip[data-channel="${channel}"]`)

test('each channel has its own link and words, and one tap is recorded as a share', async () => {
  const share_texts = { whatsapp: 'Try this tea' }
  answers(session({ program: program({ share_text: 'Good tea', share_texts }) }))
  const shares = recordedShares()
  const { host, emitted } = testHost()
  const root = show(host)
  const whatsapp = await until(() => chip(root, 'whatsapp'))
  const link = encodeURIComponent('Try this tea https://shop.example/r/bamboo/K7QM4PXT?c=whatsapp')
  expect(whatsapp.href).toBe(`https://wa.me/?text=${link}`)
  expect(whatsapp.rel).toBe('noopener')
  expect(chip(root, 'email')?.href).toContain(encodeURIComponent('Good tea'))
  expect(chip(root, 'sms')).toBeNull()

  whatsapp.addEventListener('click', (event) => event.preventDefault())
  whatsapp.click()
  await until(() => shares.length > 0)
  expect(shares).toEqual([{ program_id: 'prg_01h455vb4pex5vsknk084sn001', channel: 'whatsapp' }])
  expect(emitted).toContainEqual(['shared', { channel: 'whatsapp' }])
  expect(textOf(root)).toContain('WhatsApp opens with your link.')
})

test("the customer's own words go with the link, and the way back leads to where it began", async () => {
  answers(session())
  const root = show(testHost().host)
  ;(await until(() => button(root, 'Change the message'))).click()
  const area = await until(() => root.querySelector('textarea'))
  expect(area.value).toBe('I have something for you: 15% off your first order (¥200 at most).')
  expect(root.querySelector('.copy')).toBeNull()

  area.value = 'For you, Ben'
  area.dispatchEvent(new Event('input', { bubbles: true }))
  button(root, 'Back')?.click()
  await until(() => chip(root, 'whatsapp')?.href.includes(encodeURIComponent('For you, Ben')))
  expect(root.activeElement).toBe(button(root, 'Change the message'))
})

test('a channel that takes no link gets a picture, to save, copy and print', async () => {
  answers(session({ program: program({ channels: ['wechat', 'copy'] }) }))
  const root = show(testHost({ locale: 'zh' }).host)
  ;(await until(() => button(root, '微信'))).click()
  const picture = await until(() => root.querySelector('canvas'))
  expect(picture.getAttribute('aria-label')).toBe(
    'https://shop.example/r/bamboo/K7QM4PXT?c=wechat 的二维码',
  )
  expect(root.activeElement?.textContent).toBe('分享海报')
  expect(button(root, '保存图片')).toBeDefined()
  expect(button(root, '打印卡片')).toBeDefined()
})
