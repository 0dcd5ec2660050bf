import { setupServer } from 'msw/node'
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { expect, test } from 'vitest'
import { App } from '../app.tsx'
import { answering, answeringTo, at, ids, person, refusing, secretKey } from '../fixtures.ts'
import { onPage, ownPlace } from '../on-page.ts'
import { overviewHandlers } from '../overview/overview-fixtures.ts'
import type { Appeal, Claim, Review } from './load-tasks.ts'
import { en } from './words/en.ts'
import { zh } from './words/zh.ts'

const appeal: Appeal = {
  id: 'apl_01h455vb4pex5vsknk084sn02q',
  program_id: ids.program,
  participant_id: ids.mei,
  decision_id: ids.decision,
  reward_id: null,
  referral_id: null,
  state: 'open',
  text: 'I told Ben myself.',
  evidence: ['A photograph of the parcel'],
  opened_at: at,
  due_at: '2026-05-17T12:00:00.000Z',
  is_overdue: false,
  decided_at: null,
  answer: null,
  reward_ids: [],
  reason: 'not_a_new_customer',
  signal: 'same_device',
  overdue: 'uphold',
  proposed_by: null,
  decided_by: null,
  receipt_id: null,
}
const claim: Claim = {
  id: ids.claim,
  program_id: ids.program,
  order_number: '2026-4711',
  friend: { name: 'Ben', email: 'ben@example.com', phone: null },
  shared_at: at,
  state: 'open',
  opened_at: at,
  due_at: '2026-05-16T12:00:00.000Z',
  waits_until: '2026-06-16T12:00:00.000Z',
  is_overdue: true,
  decided_at: null,
  answer: null,
  referral_id: null,
  type: 'order',
  participant_id: ids.mei,
  finding: 'not_proven',
  is_proven: false,
  conversion_id: null,
  overdue: 'reject',
  decided_by: null,
}
const review: Review = {
  id: 'rvw_01h455vb4pex5vsknk084sn02q',
  kind: 'same_device',
  referral_id: ids.referral,
  participant_id: ids.mei,
  other_participant_id: ids.ben,
  reward_id: null,
  state: 'open',
  note: null,
  opened_at: '2026-05-18T12:00:00.000Z',
  decided_at: null,
}

const people = answeringTo('getParticipant', ({ url }) =>
  url.pathname.endsWith(ids.mei) ? person(ids.mei, 'Mei') : person(ids.ben, 'Ben'),
)
const waiting = [
  answering('listAppeals', { data: [appeal], next_cursor: null }),
  answering('listClaims', { data: [claim], next_cursor: null }),
  answering('listReviews', { data: [review], next_cursor: 'older' }),
]
const server = setupServer(people, ...waiting)
const place = ownPlace(server, { 'goodword.console.key': secretKey })
const { seen } = onPage(place)

test('what waits stands in the order in which it is due, with all that is known of it', async () => {
  await open('#/tasks')
  const heads = [...place().querySelectorAll('.task h2')].map(({ textContent }) => textContent)
  expect(heads).toEqual([
    'Mei: A friend who is not seen',
    'Mei: An objection',
    'Mei · Ben: A case to look at',
  ])
  const [claimed, appealed, reviewed] = [...place().querySelectorAll('.task')].map(
    ({ textContent }) => textContent,
  )
  expect(claimed).toContain('Was due on 16 May 2026')
  expect(claimed).toContain('There is such an order; they have not named its buyer.')
  expect(appealed).toContain('I told Ben myself.')
  expect(appealed).toContain('A photograph of the parcel')
  expect(appealed).toContain('If nobody answers in time, the customer is right.')
  expect(reviewed).toContain('The friend was on the advocate’s own device.')
  expect(place().querySelector(`.task a[href="#/receipts/${ids.decision}"]`)).not.toBeNull()
  expect(place().textContent).toContain('Only the newest of each kind are shown.')
})

test('each is decided with its words, which customers read', async () => {
  const bodies: unknown[] = []
  const receipt_id = 'dec_01h455vb4pex5vsknk084sn02r'
  server.use(
    answeringTo('decideAppeal', ({ body }) => {
      bodies.push(body)
      return { ...appeal, state: 'upheld', receipt_id }
    }),
    answeringTo('decideClaim', ({ body }) => {
      bodies.push(body)
      return { ...claim, state: 'rejected' }
    }),
    answeringTo('decideReview', ({ body }) => {
      bodies.push(body)
      return { ...review, state: 'approved' }
    }),
  )
  await open('#/tasks')
  press(1, 'They are right')
  await seen('Write an answer: the customer reads it.')
  write(1, 'We looked again.')
  press(1, 'They are right')
  await seen('Answered: they are right.')
  expect(place().querySelector(`a[href="#/receipts/${receipt_id}"]`)).not.toBeNull()

  write(0, 'Not found.')
  press(0, 'Reject')
  await seen('Answered: rejected.')
  press(2, 'Approve')
  await seen('Approved.')
  expect(bodies).toEqual([
    { outcome: 'upheld', answer: 'We looked again.' },
    { outcome: 'rejected', answer: 'Not found.' },
    { outcome: 'approved' },
  ])
})

test('what takes two says so, and what was refused keeps what was written', async () => {
  server.use(
    answering('decideAppeal', { ...appeal, proposed_by: null }),
    refusing('decideClaim', 'claim_not_matchable'),
  )
  await open('#/tasks')
  write(1, 'Yes.')
  press(1, 'They are right')
  await seen('A second person has to agree before it takes effect.')
  write(0, 'Welcome.')
  press(0, 'Credit the friend')
  await seen('It cannot be credited')
  expect(place().querySelector('textarea')?.value).toBe('Welcome.')
})

test('the first page tells what waits, and leads there', async () => {
  server.use(people, ...waiting, ...overviewHandlers)
  await open('')
  await seen('1 objection, 1 friend who is not seen, 1 case to look at. Something is overdue.')
  expect(place().querySelector('a[href="#/tasks"]')).not.toBeNull()
})

test('where nothing waits it says what will stand there', async () => {
  server.use(...overviewHandlers)
  await open('#/tasks')
  await seen('Nothing waits for you.')
})

test('Chinese says as much as English', () => {
  const keys = (words: object): string[] =>
    Object.entries(words).flatMap(([key, said]) =>
      typeof said === 'object' ? keys(said).map((inner) => `${key}.${inner}`) : [key],
    )
  expect(keys(zh).sort()).toEqual(keys(en).sort())
})

async function open(hash: string): Promise<void> {
  history.replaceState(null, '', `/console/${hash}`)
  render(<App />, place())
  await expect.poll(() => place().querySelector('h1, .task')).not.toBeNull()
  await expect.poll(() => place().querySelector('.skeleton')).toBeNull()
}

function card(at: number): Element {
  const found = place().querySelectorAll('.task')[at]
  if (!found) throw new Error(`There is no card ${at}: ${place().textContent}`)
  return found
}

function write(at: number, text: string): void {
  const area = card(at).querySelector('textarea')
  if (!area) throw new Error(`Nothing can be written in card ${at}.`)
  area.value = text
  act(() => {
    area.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

function press(at: number, name: string): void {
  const button = [...card(at).querySelectorAll('button')].find((one) => one.textContent === name)
  if (!button) throw new Error(`There is no button "${name}": ${card(at).textContent}`)
  act(() => button.click())
}
