import { explainWidgetReferral, explainWidgetReward } from '@goodword/contract/explanations'
import { HttpResponse, http } from 'msw'
import { render } from 'preact'
import * as v from 'valibot'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { messages as german } from '../messages/de/panel.ts'
import { messages } from '../messages/en/panel.ts'
import { messages as story } from '../messages/en/story.ts'
import type { Session } from '../panel/session.ts'
import { problem, server } from '../testing/api.ts'
import { at, friend, reward, session } from '../testing/fixtures.ts'
import { testHost, textOf, until } from '../testing/page.ts'
import { speak } from '../words/speech.ts'
import { liveAnswers } from './live-answers.tsx'

const NOW = '2026-05-27T09:00:00.000Z'
const english = speak({ messages, tag: 'en' }, NOW)
const decision = {
  audience: 'customer',
  decision_id: 'dec_01h455vb4pex5vsknk084sn001',
  decided_at: '2026-05-20T12:00:00.000Z',
  reader: 'advocate',
  is_being_checked: false,
  text: 'The invitation counts.',
  nearest: [],
  rewards: [
    {
      kind: 'coupon',
      label: null,
      amount: null,
      asset: 'CNY',
      result: 'declined',
      hold_until: null,
      text: 'It was not given.',
      nearest: [{ kind: 'at_least', parameters: {}, text: 'An order of ¥99.00 or more.' }],
    },
    {
      kind: 'points',
      label: null,
      amount: 5,
      asset: 'points',
      result: 'granted',
      hold_until: null,
      text: 'You have it.',
      nearest: [],
    },
  ],
}

let frame: HTMLElement | undefined
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterAll(() => server.close())
afterEach(() => {
  frame?.remove()
  server.resetHandlers()
})

async function show(id: string, of: Session, speech = english) {
  frame = document.createElement('div')
  document.body.append(frame)
  const root = frame.attachShadow({ mode: 'open' })
  const inner = root.appendChild(document.createElement('div'))
  const { host } = testHost()
  const draw = () => {
    if (live) render(live.content(id, of, speech, story), inner)
  }
  const live = await liveAnswers(host, root, 'en', () => draw())
  live.ask(id)
  draw()
  return { root, live }
}

test('a reward that was not given says why, and what would have counted; others stay unsaid', async () => {
  const one = reward({ state: 'cancelled', ended_at: '2026-05-21T12:00:00.000Z' })
  server.use(
    http.get(at(`rewards/${one.id}/why`), ({ request }) => {
      expect(new URL(request.url).searchParams.get('locale')).toBe('en')
      return HttpResponse.json(v.parse(explainWidgetReward.reply, decision) as never)
    }),
  )
  const { root } = await show(one.id, session({ rewards: [one] }))
  expect(textOf(root)).toContain('Looking it up…')
  await until(() => textOf(root).includes('It was not given.'))
  expect(textOf(root)).toContain('What would have countedAn order of ¥99.00 or more.')
  expect(textOf(root)).not.toContain('You have it.')
  expect(textOf(root)).toContain('PromisedMay 20CancelledMay 21')
})

test('a friend says what was decided about them, in a language that is named where it is another', async () => {
  const given = friend(1, { state: 'denied', reason: 'not_counted' })
  const of = session({ friends: [given] })
  const id = of.friends[0]?.referral_id as string
  server.use(
    http.get(at(`referrals/${id}/why`), () =>
      HttpResponse.json(v.parse(explainWidgetReferral.reply, { data: [decision] }) as never),
    ),
  )
  const { root } = await show(id, of, speak({ messages: german, tag: 'de' }, NOW))
  await until(() => textOf(root).includes('The invitation counts.'))
  expect(root.querySelector('[lang=en] p')?.textContent).toBe('The invitation counts.')
  expect(textOf(root)).toContain('Does not count21. Mai')
})

test('an answer that cannot be loaded is asked for again by one tap', async () => {
  const one = reward({ state: 'cancelled' })
  server.use(http.get(at(`rewards/${one.id}/why`), () => problem('invalid_input')))
  const { root } = await show(one.id, session({ rewards: [one] }))
  const retry = await until(() => root.querySelector('button'))
  expect(textOf(root)).toContain('Nothing about it has changed.')
  server.use(
    http.get(at(`rewards/${one.id}/why`), () =>
      HttpResponse.json(v.parse(explainWidgetReward.reply, decision) as never),
    ),
  )
  retry.click()
  await until(() => textOf(root).includes('It was not given.'))
})

test('what has no receipt tells its history alone', async () => {
  const one = reward({ state: 'issued', issued_at: '2026-05-25T12:00:00.000Z' })
  server.use(http.get(at(`rewards/${one.id}/why`), () => problem('reward_not_found')))
  const { root } = await show(one.id, session({ rewards: [one] }))
  await until(() => !textOf(root).includes('Looking'))
  expect(textOf(root)).toBe('How it wentPromisedMay 20IssuedMay 25')
})
