import { delay, HttpResponse, http } from 'msw'
import { expect, test, vi } from 'vitest'
import manifest from '../../package.json?raw'
import { version } from '../host.ts'
import { problem, server } from '../testing/api.ts'
import { at, session } from '../testing/fixtures.ts'
import {
  comeIntoView,
  include,
  loaded,
  placePanel,
  removeAll,
  usePage,
} from '../testing/include.ts'
import { textOf, until } from '../testing/page.ts'
import { start } from './start.ts'

usePage()

const ours = () =>
  [...document.querySelectorAll('*')].filter((each) => each.localName.startsWith('goodword-'))

test('a page that needs nothing of us fetches nothing', () => {
  const goodword = include()
  expect(loaded).toEqual([])
  expect(ours()).toEqual([])
  expect(document.cookie).toBe('')
  expect(localStorage.length).toBe(0)
  expect(goodword.version).toBe(version)
})

test('the version is that of the package', () => {
  expect(version).toBe(JSON.parse(manifest).version)
})

test('a panel holds its place, and is fetched when it comes into view', async () => {
  const panel = placePanel()
  include()
  expect(panel.shadowRoot?.querySelector('div')).not.toBeNull()
  expect(loaded).toEqual([])
  comeIntoView()
  await until(() => textOf(panel.shadowRoot).includes('Give 15%'))
})

test("a panel's own attributes come before those of the script", async () => {
  const asked: string[] = []
  server.use(
    http.get('https://api.example/v1/widget/:key/session', ({ request }) => {
      asked.push(`${request.url} ${request.headers.get('authorization')}`)
      return HttpResponse.json(session() as never)
    }),
  )
  include({ locale: 'en' })
  const panel = placePanel({
    workspace: 'gw_pk_sandbox_fedcba9876543210',
    identity: 'another.one.here',
    program: 'prg_01h455vb4pex5vsknk084sn001',
    locale: 'zh-CN',
  })
  comeIntoView()
  await until(() => textOf(panel.shadowRoot).includes('送好友'))
  expect(asked).toEqual([
    'https://api.example/v1/widget/gw_pk_sandbox_fedcba9876543210/session?locale=zh-CN&program_id=prg_01h455vb4pex5vsknk084sn001 Bearer another.one.here',
  ])

  panel.setAttribute('locale', 'en')
  comeIntoView()
  await until(() => textOf(panel.shadowRoot).includes('Give 15%'))
})

test('the button opens the dialog, and remove leaves nothing behind', async () => {
  const goodword = include({ position: 'button', label: 'A gift for your friends' })
  const panel = placePanel()
  comeIntoView()
  const launcher = await until(() => document.querySelector('goodword-launcher'))
  const button = await until(() => launcher.shadowRoot?.querySelector('button'))
  expect(button.textContent).toBe('A gift for your friends')
  button.click()
  const dialog = await until(() => document.querySelector('goodword-dialog')?.shadowRoot)
  await until(() => textOf(dialog).includes('Give 15%'))
  expect(dialog.querySelector('dialog')?.open).toBe(true)
  goodword.close()
  await until(() => !dialog.querySelector('dialog')?.open)

  goodword.remove()
  await until(() => panel.shadowRoot?.childNodes.length === 0)
  expect(ours()).toEqual([panel])
  expect('goodword' in window).toBe(false)
})

test('included twice, the second changes nothing', async () => {
  const first = include({ position: 'button' })
  expect(include({ position: 'button' })).toBe(first)
  await until(() => document.querySelector('goodword-launcher'))
  expect(document.querySelectorAll('goodword-launcher')).toHaveLength(1)
})

test('included again after it was removed, it takes over the panels that stand', async () => {
  include().remove()
  const panel = placePanel()
  expect(panel.shadowRoot).toBeNull()
  include()
  comeIntoView()
  await until(() => textOf(panel.shadowRoot).includes('Give 15%'))
})

test.each([
  ['?gw=c1.token-of_a.click', 'c1.token-of_a.click'],
  ['?gw=K7QM4PXT', 'K7QM4PXT'],
  ['?gw=%E5%A5%BD%E5%8F%8B', '好友'],
])('the link %s is kept in storage, and in a cookie for the server', async (search, kept) => {
  server.use(http.post(at('clicks'), () => delay('infinite')))
  history.replaceState(null, '', `/${search}`)
  include()
  expect(localStorage.getItem('goodword.arrival')).toBe(kept)
  await until(() => document.cookie === `gw=${encodeURIComponent(kept)}`)
})

test.each(['?gw=', '?gw=%3Cscript%3E', `?gw=${'a'.repeat(121)}`, '?other=c1.x'])(
  'what cannot be a link of ours is left: %s',
  (search) => {
    history.replaceState(null, '', `/${search}`)
    include()
    expect(localStorage.length).toBe(0)
    expect(document.cookie).toBe('')
  },
)

test('the banner comes on later pages too, until it is dismissed', async () => {
  localStorage.setItem('goodword.arrival', 'c1.click')
  include()
  await until(() => textOf(document.querySelector('goodword-banner')?.shadowRoot).includes('Alice'))
  await removeAll()

  localStorage.setItem('goodword.arrival', 'c1.click')
  localStorage.setItem('goodword.dismissed', 'c1.click')
  loaded.length = 0
  include()
  expect(loaded).toEqual([])
})

test('storage that throws costs the memory, not the offer', async () => {
  vi.stubGlobal('localStorage', {
    getItem() {
      throw new DOMException('No.', 'SecurityError')
    },
    setItem() {
      throw new DOMException('No.', 'SecurityError')
    },
    clear() {},
  })
  history.replaceState(null, '', '/?gw=c1.click')
  const goodword = include()
  expect(await goodword.offer()).toMatchObject({ click_token: 'c1.click' })
})

test('a listener can be taken away, and one that throws stops nobody', async () => {
  const reported = vi.fn()
  vi.stubGlobal('reportError', reported)
  const goodword = include({ identity: '' })
  const heard: unknown[] = []
  const fault = new Error("The page's own fault.")
  goodword.on('identity_needed', () => {
    throw fault
  })
  const off = goodword.on('identity_needed', (detail) => heard.push(detail))
  goodword.open()
  await until(() => heard.length > 0)
  expect(heard).toEqual([{ isTapped: false }])
  expect(reported).toHaveBeenCalledWith(fault)
  off()
  goodword.identify(null)
  expect(heard).toHaveLength(1)
})

test('told who the customer is, every panel asks again', async () => {
  const goodword = include({ identity: '' })
  const panel = placePanel()
  comeIntoView()
  await until(() => textOf(panel.shadowRoot).includes('Sign in to the shop'))
  goodword.identify('head.body.seal')
  await until(() => textOf(panel.shadowRoot).includes('Give 15%'))
})

test('a part that cannot be fetched is told, not thrown, and asked for again', async () => {
  let tries = 0
  start({}, 'https://api.example/', async () => {
    tries += 1
    throw new TypeError('Blocked.')
  })
  const failures: unknown[] = []
  window.goodword?.on('failed', (detail) => failures.push(detail))
  window.goodword?.open()
  window.goodword?.open()
  expect(await window.goodword?.offer()).toEqual({})
  const order = { external_id: 'A1', friend: { external_id: 'ben' } }
  expect(await window.goodword?.track('order', order)).toEqual({})
  expect(tries).toBe(4)
  expect(failures).toEqual(Array(4).fill({ code: 'script_blocked' }))
})

test('a page whose elements take our names is no hindrance', async () => {
  document.body.innerHTML = `<form id="goodword"><input name="version"></form>
    <form name="cookie"></form><img name="documentElement"><form name="currentScript"></form>`
  history.replaceState(null, '', '/?gw=c1.click')
  const goodword = include({ position: 'button' })
  expect(goodword.version).toBe(version)
  expect(localStorage.getItem('goodword.arrival')).toBe('c1.click')
  await until(() => document.querySelector('goodword-launcher'))
})

test('a page that hangs things on every object is no hindrance', async () => {
  // Made before: the tools of this test are not proof against such a page.
  const body = session()
  vi.stubGlobal('fetch', async () => ({ ok: true, status: 200, json: async () => body }))
  const hung = { extend() {}, root: 1, detail: 'x', polluted: 'x' }
  Object.assign(Object.prototype, hung)
  Object.assign(Array.prototype, { remove() {} })
  try {
    const panel = placePanel()
    include()
    comeIntoView()
    await until(() => textOf(panel.shadowRoot).includes('Give 15%'))
  } finally {
    for (const name of Object.keys(hung)) Reflect.deleteProperty(Object.prototype, name)
    Reflect.deleteProperty(Array.prototype, 'remove')
  }
})

test('the button says what both get, the friend first; less where that cannot be known', async () => {
  const label = () =>
    document.querySelector('goodword-launcher')?.shadowRoot?.querySelector('button')?.textContent
  include({ position: 'button', locale: 'zh' })
  await until(() => label() === '送好友 85\u00a0折，自己得 ¥100')
  window.goodword?.remove()

  server.use(http.get(at('program'), () => problem('internal')))
  include({ position: 'button' })
  await until(() => label() === 'Refer a friend')
})

test('each element of ours is brought by its part; the script may tell of an order itself', async () => {
  for (const tag of ['goodword-progress', 'goodword-terms', 'goodword-prompt']) {
    document.body.append(document.createElement(tag))
  }
  include({ order: 'A1' })
  comeIntoView()
  const text = (tag: string) => textOf(document.querySelector(tag)?.shadowRoot)
  await until(() => text('goodword-progress').includes('2 of 3 friends'))
  await until(() => text('goodword-terms').includes('When is it mine?'))
  await until(() => text('goodword-ask').includes('Thank you for your order.'))
  expect(loaded.filter((part) => part !== 'surfaces')).toEqual([])
})
