import { recordPageConversion } from '@goodword/contract/widget'
import type { QueuedCall } from '@goodword/elements/goodword'
import { HttpResponse, http } from 'msw'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { problem, server } from '../testing/api.ts'
import { at, session } from '../testing/fixtures.ts'
import { comeIntoView, include, placePanel, usePage } from '../testing/include.ts'
import { textOf, until } from '../testing/page.ts'

usePage()

test('calls may wait in a list for the script, and go through the list afterwards', async () => {
  const heard: unknown[] = []
  const waiting: QueuedCall[] = [
    ['identify', 'head.body.seal'],
    ['on', 'opened', () => heard.push('opened')],
  ]
  Object.assign(window, { goodword: waiting })
  const goodword = include({ identity: '' })
  goodword.push(['open'])
  const dialog = await until(() => document.querySelector('goodword-dialog')?.shadowRoot)
  await until(() => textOf(dialog).includes('Give 15%'))
  expect(heard).toEqual(['opened'])
})

test('a listener can be taken away by its name too', async () => {
  const goodword = include({ identity: '' })
  const heard: unknown[] = []
  const listener = (detail: unknown) => heard.push(detail)
  goodword.on('identity_needed', listener)
  goodword.off('identity_needed', listener)
  goodword.on('opened', listener)
  goodword.open()
  await until(() => heard.length > 0)
  expect(heard).toEqual([{}])
})

test('nothing is stored before consent; given, what the link brought is; taken back, it is forgotten', async () => {
  history.replaceState(null, '', '/?gw=c1.click')
  const goodword = include({ consent: 'wait' })
  await until(() => textOf(document.querySelector('goodword-banner')?.shadowRoot).includes('Alice'))
  expect(await goodword.offer()).toMatchObject({ click_token: 'c1.click' })
  expect(localStorage.length).toBe(0)
  expect(document.cookie).toBe('')

  await goodword.consent(true)
  expect(localStorage.getItem('goodword.arrival')).toBe('c1.click')
  expect(document.cookie).toBe('gw=c1.click')

  await goodword.consent(false)
  expect(localStorage.length).toBe(0)
  expect(document.cookie).toBe('')
  expect(await goodword.offer()).toMatchObject({ click_token: 'c1.click' })
})

test('a conversion that the page saw is told with what the friend brought', async () => {
  const bodies: unknown[] = []
  server.use(
    http.post(at('conversions'), async ({ request }) => {
      bodies.push(v.parse(recordPageConversion.body, await request.json()))
      return HttpResponse.json({ result: 'recorded' }, { status: 202 })
    }),
  )
  history.replaceState(null, '', '/?gw=c1.click')
  const goodword = include({ device: 'device-1' })
  const order = { external_id: 'A1', friend: { external_id: 'ben' }, amount: 9900, asset: 'CNY' }
  expect(await goodword.track('order', order)).toEqual({ result: 'recorded' })
  expect(bodies).toEqual([
    { ...order, type: 'order', click_token: 'c1.click', device_id: 'device-1' },
  ])

  server.use(http.post(at('conversions'), () => problem('page_conversions_not_allowed')))
  expect(await goodword.track('order', order)).toEqual({
    result: 'failed',
    code: 'page_conversions_not_allowed',
  })
})

test('served from a folder of the shop itself, it asks the API there', async () => {
  const asked: string[] = []
  server.use(
    http.get('https://shop.example/word/v1/widget/:key/session', ({ request }) => {
      asked.push(new URL(request.url).pathname)
      return HttpResponse.json(session() as never)
    }),
  )
  const panel = placePanel()
  include({}, 'https://shop.example/word/')
  comeIntoView()
  await until(() => textOf(panel.shadowRoot).includes('Give 15%'))
  expect(asked).toEqual(['/word/v1/widget/gw_pk_sandbox_0123456789abcdef/session'])
})
