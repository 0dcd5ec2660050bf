import { listWidgetAppeals, openWidgetAppeal } from '@goodword/contract/appeals'
import { explainWidgetReferral, explainWidgetReward } from '@goodword/contract/explanations'
import { HttpResponse, http } from 'msw'
import { render } from 'preact'
import * as v from 'valibot'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
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
beforeEach(() => server.use(appealed()))
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterAll(() => server.close())
afterEach(() => {
  frame?.remove()
  server.resetHandlers()
})

const appeal = {
  id: 'apl_01h455vb4pex5vsknk084sn001',
  program_id: 'prg_01h455vb4pex5vsknk084sn001',
  decision_id: null,
  reward_id: null,
  referral_id: null,
  state: 'open',
  text: 'They paid.',
  evidence: [],
  opened_at: '2026-05-26T12:00:00.000Z',
  due_at: '2026-05-28T12:00:00.000Z',
  is_overdue: false,
  decided_at: null,
  answer: null,
  reward_ids: [],
}

/** What the customer objected before. */
function appealed(...data: object[]) {
  return http.get(at('appeals'), () =>
    HttpResponse.json(v.parse(listWidgetAppeals.reply, { data, next_cursor: null }) as never),
  )
}

async function show(id: string, of: Session, speech = english) {
  frame = document.createElement('div')
  document.body.append(frame)
  const root = frame.attachShadow({ mode: 'open' })
  const inner = root.appendChild(document.createElement('div'))
  const { host } = testHost()
  const draw = () => {
    if (live) render(live.content(id, of, speech, story), inner)
  }
  const live = await liveAnswers(host, root, 'en', draw, () => {})
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

test('what was taken back can be contested from its row, and the row says until when it is answered', async () => {
  const one = reward({ state: 'cancelled' })
  server.use(
    http.get(at(`rewards/${one.id}/why`), () =>
      HttpResponse.json(v.parse(explainWidgetReward.reply, decision) as never),
    ),
    http.post(at('appeals'), async ({ request }) => {
      const body = v.parse(openWidgetAppeal.body, await request.json())
      expect(body).toEqual({ reward_id: one.id, text: 'They paid.', evidence: ['Order 1'] })
      const made = v.parse(openWidgetAppeal.reply, { ...appeal, reward_id: one.id })
      return HttpResponse.json(made as never, { status: 201 })
    }),
  )
  const { root } = await show(one.id, session({ rewards: [one] }))
  const objects = await until(() => root.querySelector<HTMLButtonElement>('.objects'))
  objects.click()
  const text = await until(() => root.querySelector('textarea'))
  expect(root.activeElement).toBe(text)
  text.value = 'They paid.'
  const evidence = root.querySelector<HTMLInputElement>('input') as HTMLInputElement
  evidence.value = 'Order 1'
  root.querySelector('form')?.requestSubmit()
  await until(() => textOf(root).includes('The shop answers by May 28.'))
})

test('an objection that was not taken keeps what was written', async () => {
  const one = reward({ state: 'reversed' })
  server.use(
    http.get(at(`rewards/${one.id}/why`), () => problem('reward_not_found')),
    http.post(at('appeals'), () => problem('appeal_not_possible')),
  )
  const { root } = await show(one.id, session({ rewards: [one] }))
  ;(await until(() => root.querySelector<HTMLButtonElement>('.objects'))).click()
  const text = await until(() => root.querySelector('textarea'))
  text.value = 'They paid.'
  root.querySelector('form')?.requestSubmit()
  await until(() => root.querySelector('[role=alert]')?.textContent)
  expect(textOf(root)).toContain('This cannot be contested any more.')
  expect(root.querySelector('textarea')?.value).toBe('They paid.')
})

test('an answered objection stands with its row', async () => {
  const one = reward({ state: 'cancelled' })
  const answer = 'We looked again. It is yours.'
  server.use(
    appealed({ ...appeal, reward_id: one.id, state: 'upheld', answer }),
    http.get(at(`rewards/${one.id}/why`), () => problem('reward_not_found')),
  )
  const { root } = await show(one.id, session({ rewards: [one] }))
  await until(() => textOf(root).includes('You were right'))
  expect(textOf(root)).toContain(answer)
  expect(root.querySelector('.objects')).toBeNull()
})

test('a reward that is on its way has nothing to contest', async () => {
  const one = reward({})
  server.use(http.get(at(`rewards/${one.id}/why`), () => problem('reward_not_found')))
  const { root } = await show(one.id, session({ rewards: [one] }))
  await until(() => !textOf(root).includes('Looking'))
  expect(root.querySelector('.objects')).toBeNull()
})
