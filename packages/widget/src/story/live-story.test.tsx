import { explainWidgetReferral } from '@goodword/contract/explanations'
import { HttpResponse, http } from 'msw'
import { render } from 'preact'
import * as v from 'valibot'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { patience } from '../call-api.ts'
import { messages } from '../messages/en/panel.ts'
import type { Session } from '../panel/session.ts'
import { watchSession } from '../panel/watch-session.ts'
import { drawToCome } from '../preview/sample-draws.ts'
import { problem, server } from '../testing/api.ts'
import { draws, trace } from '../testing/dialog-fixtures.ts'
import { at, friend, reward, session } from '../testing/fixtures.ts'
import { testHost, textOf, until } from '../testing/page.ts'
import { speak } from '../words/speech.ts'
import { type LiveStory, liveStory } from './live-story.tsx'

const speech = speak({ messages, tag: 'en' }, '2026-05-27T09:00:00.000Z')
const notSeen = 'A friend bought, but I don’t see them'
let live: LiveStory | undefined
let place: HTMLElement | undefined

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterAll(() => server.close())
beforeEach(() => {
  const none = { data: [], next_cursor: null }
  server.use(
    http.get(at('claims'), () => HttpResponse.json(none)),
    http.get(at('appeals'), () => HttpResponse.json(none)),
    http.get(at('referrals/:id/trace'), () => HttpResponse.json(trace() as never)),
    http.get(at('entries'), () => HttpResponse.json(draws(drawToCome) as never)),
    http.get(at('rewards/:id/why'), () => problem('reward_not_found')),
    http.get(at('referrals/:id/why'), () =>
      HttpResponse.json(v.parse(explainWidgetReferral.reply, { data: [] }) as never),
    ),
  )
})
afterEach(() => {
  live?.stop()
  place?.remove()
  server.resetHandlers()
})

async function show(of: Session) {
  place = document.body.appendChild(document.createElement('div'))
  const root = place.attachShadow({ mode: 'open' })
  const frame = root.appendChild(document.createElement('div'))
  const draw = () => {
    if (live) render(live.content(of, speech), frame)
  }
  const { host } = testHost()
  const watch = watchSession(host, draw, patience)
  live = await liveStory(host, root, 'en', draw, watch, patience)
  watch.stop()
  draw()
  const button = (name: string) =>
    [...root.querySelectorAll('button')].find(({ textContent }) => textContent === name)
  return { root, button }
}

test.each([
  ['among nobody', []],
  ['below the others', [friend(1)]],
])('a friend who is not seen is asked for %s, where the program takes that', async (_, friends) => {
  const { root, button } = await show(session({ friends, claims: { due_hours: 48 } }))
  // Tapped twice before it is there, it opens once.
  button(notSeen)?.click()
  button(notSeen)?.click()
  await until(() => root.querySelector('dialog')?.textContent?.includes('Step 1 of 3'))
  expect(root.querySelectorAll('dialog')).toHaveLength(1)
})

test('where the program takes no such questions, nobody is led to them', async () => {
  const { button } = await show(session({ friends: [friend(1)] }))
  expect(button(notSeen)).toBeUndefined()
})

test('the row of a friend leads to all that happened, that of a reward does not', async () => {
  const { root, button } = await show(session({ friends: [friend(1)], rewards: [reward()] }))
  root.querySelector<HTMLButtonElement>('.row-head')?.click()
  ;(await until(() => button('What happened so far'))).click()
  await until(() => root.querySelector('.trail'))
  root.querySelector('dialog')?.close()
  button('Rewards')?.click()
  root.querySelector<HTMLButtonElement>('.row-head')?.click()
  await until(() => textOf(root).includes('How it went') && !textOf(root).includes('Looking'))
  expect(button('What happened so far')).toBeUndefined()
})

test('an entry leads to its draw, and what is no money is counted as what it is', async () => {
  const entry = reward({ kind: 'draw_entry', asset: 'car_draw', amount: 1, state: 'issued' })
  const rewards = [
    entry,
    reward({ id: 'rwd_01h455vb4pex5vsknk084sn002', state: 'cancelled' }),
    reward({ id: 'rwd_01h455vb4pex5vsknk084sn003', kind: 'points', asset: 'growth', amount: 40 }),
  ]
  const balances = [
    { asset: 'growth', amount: 40 },
    { asset: 'car_draw', amount: 1 },
    { asset: 'points', amount: 9 },
  ]
  const { root, button } = await show(session({ rewards, balances }))
  expect(root.querySelector('.balance')?.textContent).toContain('1 draw entry · 9 points')
  button('Rewards')?.click()
  await until(() => textOf(root).includes('40 tier points'))
  const doors = [...root.querySelectorAll('button')].filter(
    ({ textContent }) => textContent === 'See the draw',
  )
  expect(doors).toHaveLength(1)
  doors[0]?.click()
  await until(() => root.querySelector('dialog .draw')?.textContent?.includes('3 entries'))
})

test.each([
  ['a link', {}],
  ['no link yet', { code: null }],
])('who has %s and no entry is told of the next draw, and what brings an entry', async (_, of) => {
  const gift = (kind: 'gift' | 'draw_entry', label: string | null, count: number | null) => ({
    kind,
    value: { type: 'fixed' as const, amount: 1, asset: 'stars' },
    label,
    milestone: count && { type: 'every' as const, count, period: 'lifetime' as const },
  })
  const drawn = (draw: string, asset: string, at: string, count: number | null) => ({
    draw,
    asset,
    at,
    winners_max: 1,
    prizes: [gift('gift', draw, null)],
    entry: gift('draw_entry', null, count),
  })
  const { program } = session()
  const told = {
    ...program,
    draws: [
      drawn('Kettle', 'drops', '2026-05-01T00:00:00.000Z', null),
      drawn('Teapot', 'leaves', '2026-06-01T00:00:00.000Z', null),
      drawn('Bicycle', 'stars', '2026-07-01T00:00:00.000Z', 3),
    ],
  }

  const { root, button } = await show(session({ ...of, program: told, rewards: [] }))
  expect(textOf(root)).toContain('Draw: Teapot')
  expect(textOf(root)).toContain('Drawn on June 1')
  expect(textOf(root)).toContain('To take part: 1 draw entry for each friend')
  expect(textOf(root)).not.toMatch(/Kettle|Bicycle/)
  button('See the draw')?.click()
  await until(() => root.querySelector('dialog .draw'))
  live?.stop()
  place?.remove()

  const entered = reward({ kind: 'draw_entry', asset: 'leaves', amount: 1 })
  const later = await show(session({ ...of, program: told, rewards: [entered] }))
  expect(textOf(later.root)).toContain('To take part: 1 draw entry for every 3 friends')
})
