import { showNameOnBoards, WidgetBoard } from '@goodword/contract/boards'
import type { WidgetProgram } from '@goodword/contract/widget-program'
import { HttpResponse, http } from 'msw'
import * as v from 'valibot'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Host, Mounted } from '../host.ts'
import { problem, server } from '../testing/api.ts'
import { at, publicProgram, session } from '../testing/fixtures.ts'
import { testHost, textOf, until } from '../testing/page.ts'
import { mount } from './mount.tsx'

const waits = { pauses: [1], timeout: 5000 }
let mounted: Mounted | undefined
let element: HTMLElement | undefined

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterAll(() => server.close())
afterEach(() => {
  mounted?.remove()
  element?.remove()
  element = undefined
  server.resetHandlers()
  vi.unstubAllGlobals()
})

/** An element as the loader hands it over: with a shadow root and a frame in it. */
function place(
  tag: string,
  host: Host,
  dataset: Record<string, string> = {},
  attributes: Record<string, string> = {},
): ShadowRoot {
  element = document.createElement(tag)
  Object.assign(element.dataset, dataset)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  const frame = document.createElement('div')
  element.attachShadow({ mode: 'open' }).append(frame)
  document.body.append(element)
  mounted = mount(host, element, waits)
  return element.shadowRoot as ShadowRoot
}

function program(changes: Partial<WidgetProgram> = {}): void {
  server.use(http.get(at('program'), () => HttpResponse.json(publicProgram(changes) as never)))
}

test('right after an order the customer is asked for a good word, and told what both get', async () => {
  program()
  const open = vi.fn()
  const { host, emitted } = testHost({ open })
  const root = place('goodword-prompt', host, { order: 'A1' })
  await until(() => textOf(root).includes('Give 15%, get ¥100'))
  expect(textOf(root)).toContain('Thank you for your order.')
  expect(emitted).toEqual([['prompt_shown', { after: 'order' }]])
  root.querySelector<HTMLButtonElement>('.primary')?.click()
  expect(open).toHaveBeenCalledOnce()
  expect(root.querySelector('section')).toBeNull()
})

test('on a page that changes without loading another order is heard of', async () => {
  program()
  const { host } = testHost()
  const root = place('goodword-prompt', host)
  Object.assign((element as HTMLElement).dataset, { order: 'A1' })
  await until(() => textOf(root).includes('Thank you for your order.'))
})

test('the same customer is not asked again within the time that the merchant set', async () => {
  program()
  const test = testHost()
  const first = place('goodword-prompt', test.host, { order: 'A1' })
  await until(() => first.querySelector('section'))
  mounted?.remove()
  element?.remove()

  const asked = vi.fn()
  server.events.on('response:mocked', asked)
  const second = place('goodword-prompt', test.host, { order: 'A2' })
  await until(() => asked.mock.calls.length > 0)
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(second.querySelector('section')).toBeNull()
  server.events.removeAllListeners()
})

test('without a purchase nobody is asked, and nothing is fetched', async () => {
  const { host } = testHost()
  const root = place('goodword-prompt', host)
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(root.querySelector('section')).toBeNull()
})

test('the script itself may tell of an order; then the prompt has a place of its own', async () => {
  program()
  const { host, tell } = testHost({
    settings: { deliveredAt: '2026-05-25T09:00:00Z', rating: '5' },
  })
  mount(host, undefined, waits)
  const root = await until(() => document.querySelector('goodword-ask')?.shadowRoot)
  await until(() => textOf(root).includes('Good that you like it.'))
  tell('remove')
  expect(document.querySelector('goodword-ask')).toBeNull()
})

test('the progress strip says how near the next reward is, and opens the panel', async () => {
  server.use(http.get(at('session'), () => HttpResponse.json(session() as never)))
  const open = vi.fn()
  const { host } = testHost({ open })
  const root = place('goodword-progress', host)
  await until(() => textOf(root).includes('2 of 3 friends, one more for ¥15'))
  expect(root.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow')).toBe('2')
  root.querySelector('button')?.click()
  expect(open).toHaveBeenCalledOnce()
})

test('for somebody we do not know, the strip stays empty', async () => {
  const { host } = testHost({ identity: () => undefined })
  const root = place('goodword-progress', host)
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(textOf(root)).toBe('')
})

test('terms and questions stand as the merchant wrote them, as text', async () => {
  program({ faq: [{ question: '<i>When?</i>', answer: '<img src=x onerror=alert(1)>' }] })
  const root = place('goodword-terms', testHost().host)
  await until(() => textOf(root).includes('<i>When?</i>'))
  expect(root.querySelector('i, img')).toBeNull()
  expect(root.querySelector('p.quiet')?.textContent).toBe('One voucher each.\nNot with others.')
})

test('terms that cannot be loaded are asked for again by one tap', async () => {
  server.use(http.get(at('program'), () => problem('internal')))
  const { host, emitted } = testHost()
  const root = place('goodword-terms', host)
  const retry = await until(() => root.querySelector('button'))
  expect(emitted).toEqual([['failed', { code: 'internal' }]])
  program()
  retry.click()
  await until(() => textOf(root).includes('When is it mine?'))
})

test('removed, a surface leaves its element as the merchant wrote it', async () => {
  program({
    theme: {
      accent: '#b3261e',
      accent_text: '#ffffff',
      accent_dark: '#b3261e',
      accent_dark_text: '#ffffff',
      radius: null,
      font: null,
      mode: 'dark',
    },
  })
  const root = place('goodword-terms', testHost().host)
  await until(() => textOf(root).includes('When is it mine?'))
  expect(element?.getAttribute('scheme')).toBe('dark')
  mounted?.remove()
  expect(element?.outerHTML).toBe('<goodword-terms></goodword-terms>')
  expect(root.querySelector('div')?.childNodes).toHaveLength(0)
})

test('the board says who is ahead and where the customer stands; names are the customer’s to give', async () => {
  program()
  let shows_name = false
  const board = () =>
    v.parse(WidgetBoard, {
      program_id: session().program.id,
      board_id: 'month',
      counting: 'approved_referrals',
      asset: null,
      period: '2026-05',
      from: '2026-05-01T00:00:00.000Z',
      to: '2026-06-01T00:00:00.000Z',
      top: [
        { rank: 1, amount: 7, name: 'Alice', is_me: false },
        { rank: 2, amount: 3, name: null, is_me: false },
        { rank: 2, amount: 3, name: 'C***', is_me: true },
      ],
      me: { rank: 2, amount: 3, to_next: 5 },
      shows_name,
    })
  server.use(
    http.get(at(`boards/${session().program.id}/month`), () => HttpResponse.json(board() as never)),
    http.put(at('board-name'), async ({ request }) => {
      const body = v.parse(showNameOnBoards.body, await request.json())
      shows_name = body.shows_name
      return new HttpResponse(null, { status: 204 })
    }),
  )
  const root = place('goodword-board', testHost().host, {}, { board: 'month' })
  await until(() => textOf(root).includes('You are in place 2. The next place takes 5 more.'))
  expect(textOf(root)).toContain('May 1 to May 31')
  const rows = [...root.querySelectorAll('tbody tr')].map((row) => row.textContent)
  expect(rows).toEqual(['1Alice7', '2Somebody3', '2You3'])
  root.querySelector<HTMLInputElement>('input')?.click()
  await until(() => shows_name)
})
