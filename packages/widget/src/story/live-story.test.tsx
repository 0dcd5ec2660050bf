import { explainWidgetReferral } from '@goodword/contract/explanations'
import { HttpResponse, http } from 'msw'
import { render } from 'preact'
import * as v from 'valibot'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { patience } from '../call-api.ts'
import { messages } from '../messages/en/panel.ts'
import type { Session } from '../panel/session.ts'
import { watchSession } from '../panel/watch-session.ts'
import { problem, server } from '../testing/api.ts'
import { trace } from '../testing/dialog-fixtures.ts'
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
