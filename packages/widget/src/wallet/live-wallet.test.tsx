import { chooseWidgetReward, listWidgetRewardOptions } from '@goodword/contract/choices'
import { redeemInWidget } from '@goodword/contract/redemptions'
import { transferInWidget } from '@goodword/contract/transfers'
import { getWidgetStatement } from '@goodword/contract/wallet'
import { HttpResponse, http } from 'msw'
import * as v from 'valibot'
import { expect, test, vi } from 'vitest'
import { messages } from '../messages/en/panel.ts'
import { problem, server } from '../testing/api.ts'
import { movement, wallet } from '../testing/dialog-fixtures.ts'
import { at, reward, session } from '../testing/fixtures.ts'
import { ownDialog } from '../testing/own-dialog.ts'
import { textOf, until, withoutPauses } from '../testing/page.ts'
import { speak } from '../words/speech.ts'
import { liveWallet } from './live-wallet.tsx'

const id = (kind: string, number: number) =>
  `${kind}_01h455vb4pex5vsknk084sn${String(number).padStart(3, '0')}`

const speech = speak({ messages, tag: 'en' }, '2026-05-27T09:00:00.000Z')
const place = ownDialog()

async function open(changes: object = {}, door: object = {}) {
  server.use(http.get(at('wallet'), () => HttpResponse.json(wallet(changes) as never)))
  return openAs(door)
}

async function openAs(door: object = {}) {
  const reload = vi.fn()
  const placed = await place((host, root) => liveWallet(host, root, 'en', reload))
  placed.live.open({ session: session(), speech, ...door })
  return { ...placed, reload }
}

test('shows what is held, until when, and of what cannot be had yet what is missing', async () => {
  const { root, button } = await open()
  await until(() => textOf(root).includes('600 points'))
  expect(textOf(root)).toContain('300 points until June 30')
  expect(textOf(root)).toContain('1,000 points needed, 600 points so far')
  expect(button('Get it: Tea sample')).toBeDefined()
  expect(button('Get it: Teapot')).toBeUndefined()
  expect(textOf(root)).toContain('Earned+600 points')
})

test.each([
  [
    'between two',
    { id: 'silver', name: 'Silver', from: 100, growth: 101, next: { from: 200, missing: 99 } },
    ['Silver', '101 tier points', '99 tier points to Gold', '1 of 100'],
  ],
  [
    'below the first',
    { id: null, name: null, from: 0, growth: 0, next: { from: 200, missing: 200 } },
    ['No tier yet', '0 tier points', '200 tier points to Gold', '0 of 200'],
  ],
  [
    'at the highest',
    { id: 'gold', name: 'Gold', from: 200, growth: 1, next: null },
    ['Gold', '1 tier point', 'This is the highest tier.', '1 of 1'],
  ],
])('a member %s sees the tier, and how far it is to the next one', async (_, tier, said) => {
  const next = tier.next && { id: 'gold', name: 'Gold', ...tier.next }
  const balances = [
    { asset: 'growth', amount: tier.growth },
    { asset: 'car_draw', amount: 2 },
  ]
  const entry = reward({ kind: 'draw_entry', asset: 'car_draw' })
  const { root } = await open(
    { balances, tier: { ...tier, next } },
    { session: session({ rewards: [entry] }) },
  )
  const bar = await until(() => root.querySelector('.tier [role=progressbar]'))
  const way = `${bar.getAttribute('aria-valuenow')} of ${bar.getAttribute('aria-valuemax')}`
  const shown = `${root.querySelector('.tier')?.textContent} ${way}`
  for (const text of said) expect(shown).toContain(text)
  // What is no money is not counted as some: growth stands there, entries are entries.
  const sums = [...root.querySelectorAll('.sum')].map(({ textContent }) => textContent)
  expect(sums).toEqual(['2 draw entries'])
})

test('spends points after asking once more, and shows the code; the panel hears of it when it closes', async () => {
  const asked: string[] = []
  server.use(
    http.post(at('redemptions'), async ({ request }) => {
      const body = v.parse(redeemInWidget.body, await request.json())
      asked.push(request.headers.get('idempotency-key') ?? '')
      return HttpResponse.json(
        v.parse(redeemInWidget.reply, {
          id: id('rdm', 1),
          participant_id: id('par', 1),
          item_id: body.item_id,
          kind: 'coupon',
          price: 400,
          asset: 'points',
          state: 'fulfilled',
          reason: null,
          coupon_code: 'TEA-1',
          reference: null,
          delivery_id: null,
          delivery_state: null,
          made_at: '2026-05-27T09:00:00.000Z',
          settled_at: '2026-05-27T09:00:00.000Z',
        }) as never,
        { status: 201 },
      )
    }),
  )
  const { root, tap, reload, opener } = await open()
  await tap('Get it: Tea sample')
  expect(textOf(root)).toContain('You spend 400 points. 200 points stay with you.')
  expect(root.activeElement?.textContent).toBe('Tea sample')
  expect(asked).toEqual([])
  await tap('Yes, get it')
  await until(() => textOf(root).includes('Tea sample is yours.'))
  expect(textOf(root)).toContain('TEA-1')
  expect(asked).toHaveLength(1)
  expect(reload).not.toHaveBeenCalled()
  root.querySelector('dialog')?.close()
  expect(reload).toHaveBeenCalledOnce()
  expect(root.activeElement).toBe(opener)
  expect(root.querySelector('dialog')).toBeNull()
})

test('what was refused says why and that nothing was spent', async () => {
  server.use(http.post(at('redemptions'), () => problem('item_not_redeemable')))
  const { root, tap, emitted } = await open()
  await tap('Get it: Tea sample')
  await tap('Yes, get it')
  await until(() => root.querySelector('[role=alert]')?.textContent)
  expect(textOf(root)).toContain('It cannot be had any more. Nothing was spent.')
  expect(emitted).toContainEqual(['failed', { code: 'item_not_redeemable' }])
})

test('without an answer the same wish goes under the same key, so that it is done once', async () => {
  const keys = new Set<string | null>()
  let asked = 0
  server.use(
    http.post(at('transfers'), async ({ request }) => {
      v.parse(transferInWidget.body, await request.json())
      keys.add(request.headers.get('idempotency-key'))
      asked += 1
      return HttpResponse.error()
    }),
  )
  const { root, tap } = await open()
  await tap('Give points to a friend')
  const amount = root.querySelector<HTMLInputElement>('input[name=amount]') as HTMLInputElement
  expect(amount.max).toBe('200')
  amount.value = '150'
  const submit = () => root.querySelector('form')?.requestSubmit()
  await withoutPauses(async () => {
    submit()
    await until(() => root.querySelector('[role=alert]')?.textContent)
    expect(textOf(root)).toContain('Try again: it is done once at most.')
    submit()
    await until(() => asked === 6 && root.querySelector('[role=alert]')?.textContent)
  })
  expect(keys.size).toBe(1)
})

test('a gift asks where it goes', async () => {
  const { root, tap } = await open()
  await tap('Get it: Cup')
  const needed = [...root.querySelectorAll<HTMLInputElement>('input')].filter((one) => one.required)
  expect(needed.map(({ name }) => name)).toEqual(['name', 'street', 'city'])
  expect(root.querySelector<HTMLSelectElement>('select')?.value).toBe('US')
})

test('the statement goes on page by page', async () => {
  server.use(
    http.get(at('statement'), ({ request }) => {
      expect(new URL(request.url).searchParams.get('cursor')).toBe('older')
      return HttpResponse.json(
        v.parse(getWidgetStatement.reply, {
          data: [movement(2, 'expire', -50)],
          next_cursor: null,
        }) as never,
      )
    }),
  )
  const { root, tap, button } = await open()
  await tap('Show more')
  await until(() => textOf(root).includes('Run out−50 points'))
  expect(button('Show more')).toBeUndefined()
})

test('a reward of choice is chosen from what is left', async () => {
  const of = reward({ kind: 'choice', state: 'available' })
  server.use(
    http.get(at(`rewards/${of.id}/options`), () =>
      HttpResponse.json(
        v.parse(listWidgetRewardOptions.reply, {
          reward_id: of.id,
          chosen: null,
          options: [
            { option: 0, kind: 'points', amount: 500, asset: 'points', label: null, left: null },
            { option: 1, kind: 'gift', amount: 1, asset: 'cup', label: { en: 'A cup' }, left: 2 },
            { option: 2, kind: 'gift', amount: 1, asset: 'pot', label: { en: 'A pot' }, left: 0 },
          ],
        }) as never,
      ),
    ),
    http.post(at(`rewards/${of.id}/choose`), async ({ request }) => {
      const { option } = v.parse(chooseWidgetReward.body, await request.json())
      expect(option).toBe(1)
      return HttpResponse.json(
        v.parse(chooseWidgetReward.reply, {
          id: of.id,
          kind: 'gift',
          amount: 1,
          asset: 'cup',
          state: 'available',
        }) as never,
      )
    }),
  )
  const { root, tap, button } = await open({}, { reward: of })
  await until(() => textOf(root).includes('2 left'))
  expect(textOf(root)).toContain('500 points')
  expect(button('Choose: A pot')).toBeUndefined()
  await tap('Choose: A cup')
  await until(() => textOf(root).includes('You chose A cup.'))
})

test('a wallet that cannot be loaded says that it is safe, and is asked for again by one tap', async () => {
  server.use(http.get(at('wallet'), () => problem('invalid_input')))
  const { root, tap } = await openAs()
  await until(() => textOf(root).includes('What is in it is safe.'))
  server.use(http.get(at('wallet'), () => HttpResponse.json(wallet() as never)))
  await tap('Try again')
  await until(() => textOf(root).includes('Tea sample'))
})
