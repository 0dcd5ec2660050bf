import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import { messages } from '../messages/en/panel.ts'
import { messages as story } from '../messages/en/story.ts'
import { messages as words } from '../messages/en/trace.ts'
import type { Session } from '../panel/session.ts'
import { problem, server } from '../testing/api.ts'
import { trace } from '../testing/dialog-fixtures.ts'
import { at, friend, reward, session } from '../testing/fixtures.ts'
import { ownDialog } from '../testing/own-dialog.ts'
import { until } from '../testing/page.ts'
import { speak } from '../words/speech.ts'
import { liveTrace } from './live-trace.tsx'
import { sayNext } from './say-next.ts'
import { sayStep } from './say-step.ts'
import type { Trace } from './trace.ts'

const speech = speak({ messages, tag: 'en' }, '2026-05-27T09:00:00.000Z')
const { referral_id: referralId } = trace()
const ben = session({ friends: [friend(1)], rewards: [reward()] })
const place = ownDialog()

test('all that happened stands in order with its time, and what comes next', async () => {
  let answer = problem('invalid_input')
  server.use(http.get(at(`referrals/${referralId}/trace`), () => answer.clone()))
  const { live, root, opener, says } = await place((host, root) => liveTrace(host, root, 'en'))
  live.open({ referralId, session: ben, speech, story })
  await says(words.traceFailed)
  answer = HttpResponse.json(trace() as never)
  root.querySelector<HTMLButtonElement>('.primary')?.click()
  await until(() => root.querySelector('.trail'))

  expect(root.querySelector('h2')?.textContent).toBe('You and Ben')
  const steps = [...root.querySelectorAll('.trail p')].map(({ textContent }) => textContent)
  expect(steps).toEqual([
    'You shared your link by WhatsApp',
    'Ben opened your link from WhatsApp',
    'Ben is with you in the program',
    'Ben bought',
    'Your reward, ¥100: Held',
  ])
  const times = [...root.querySelectorAll('time')].map(({ dateTime }) => dateTime)
  expect(times).toEqual(times.toSorted())
  expect(root.querySelector('.outcome')?.textContent).toBe(
    `${story.nextSteps.converted}¥100 · Held until June 3, when Ben’s return time is over`,
  )
  root.querySelector('dialog')?.close()
  await until(() => root.querySelector('dialog') === null)
  expect(root.activeElement).toBe(opener)
})

const at12 = '2026-05-20T12:00:00.000Z'
test.each([
  [{ kind: 'shared', at: at12, channel: 'other', is_last: false }, 'You shared your link'],
  [
    { kind: 'shared', at: at12, channel: 'email', is_last: true },
    'The last time that you shared your link before Ben came, by Email',
  ],
  [
    { kind: 'shared', at: at12, channel: 'copy', is_last: true },
    'The last time that you shared your link before Ben came',
  ],
  [{ kind: 'opened', at: at12, channel: null }, 'Ben opened your link'],
  [{ kind: 'claimed_by_hand', at: at12, claim_id: 'clm_x' }, 'You asked about the order'],
  [{ kind: 'acted', at: at12, type: 'signup' }, 'Ben signed up'],
  [{ kind: 'acted', at: at12, type: 'renewal' }, 'Ben renewed'],
  [{ kind: 'acted', at: at12, type: 'visit' }, 'Ben took a step that may count'],
  [
    { kind: 'appeal', at: at12, appeal_id: 'apl_x', state: 'upheld' },
    'The shop saw that you were right',
  ],
] as [Trace['steps'][number], string][])('%j is said in words', (step, said) => {
  expect(sayStep(step, 'Ben', speech, words, story)).toBe(said)
})

const next = (state: Trace['state'], of: Session) =>
  sayNext({ referral_id: referralId, state }, of, speech, story)

test('where nothing comes any more, the reason is said, or nothing', () => {
  const denied = session({
    friends: [friend(1, { state: 'denied', reason: 'not_a_new_customer' })],
    rewards: [reward({ state: 'cancelled' })],
  })
  expect(next('denied', denied)).toEqual([story.reasons.not_a_new_customer])
  expect(next('approved', session())).toEqual([])
})

test('of rewards only those of this friend are named, and only the advocate’s', () => {
  const others = [
    reward({ recipient: 'friend' }),
    { ...reward(), referral_id: 'ref_01h455vb4pex5vsknk084sn002' },
  ]
  expect(next('approved', session({ friends: [friend(1)], rewards: others }))).toEqual([])
})
