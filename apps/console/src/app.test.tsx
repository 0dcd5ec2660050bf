import type { Reply } from '@goodword/contract/operation'
import type { Operations } from '@goodword/contract/operations'
import { delay, HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { render } from 'preact'
import { expect, test } from 'vitest'
import { App } from './app.tsx'
import { answering, answeringTo, at, ids, refusing, secretKey } from './fixtures.ts'
import { onPage, ownPlace } from './on-page.ts'
import { overviewHandlers } from './overview/overview-fixtures.ts'
import { decision, receiptHandlers } from './receipt/receipt-fixtures.ts'

const server = setupServer()
const place = ownPlace(server)
const { press, seen } = onPage(place)

test('asks for a key, and refuses what is none', async () => {
  render(<App />, place())
  await seen('Open your workspace')
  give('gw_pk_sandbox_0123456789abcdefghij')
  await seen('This does not look like a secret key.')
  expect(place().querySelector('input')?.getAttribute('aria-invalid')).toBe('true')
})

test('shows the workspace of a key that is given, and forgets the key when asked', async () => {
  server.use(...overviewHandlers)
  render(<App />, place())
  await seen('Open your workspace')
  give(secretKey)
  await seen('Cloudpine')
  expect(sessionStorage.getItem('goodword.console.key')).toBe(secretKey)

  press('Forget the key')
  await seen('Open your workspace')
  expect(sessionStorage.getItem('goodword.console.key')).toBeNull()
})

test('takes a key from the fragment, and takes it out of the address', async () => {
  const keys: (string | null)[] = []
  server.use(
    http.get('*/v1/workspace', ({ request }) => {
      keys.push(request.headers.get('authorization'))
    }),
    ...overviewHandlers,
  )
  history.replaceState(null, '', `/console/#key=${secretKey}`)
  render(<App />, place())
  await seen('Cloudpine')
  expect(location.href).not.toContain('gw_sk')
  expect(keys).toEqual([`Bearer ${secretKey}`])
})

test('says in a sentence where the referrals stand, and counts them by state', async () => {
  server.use(...overviewHandlers)
  open()
  await seen('2 referrals: 1 approved, 1 lost, 0 on the way.')
  const bars = [...place().querySelectorAll('.bars tbody tr')].map((row) => row.textContent)
  expect(bars).toEqual(['Attributed0', 'Approved1', 'Reversed1'])
})

test('lists what is newest with its state, date and reason, and the way to its receipt', async () => {
  server.use(...overviewHandlers)
  open()
  await seen('Newest rewards')
  const rows = [...place().querySelectorAll('.table tbody tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent),
  )
  expect(rows).toEqual([
    ['Ben', 'Mei', 'Approved', '15 May 2026', 'Receipts'],
    ['Ben', 'Mei', 'Reversedthe conversion was refunded', '15 May 2026', 'Receipts'],
    ['MeiAdvocate', 'Held', 'until 22 May 2026', '¥100.00', 'Receipt'],
  ])
  expect(place().querySelector(`a[href="#/receipts/${ids.decision}"]`)).not.toBeNull()
  expect(place().textContent).toContain('Version 2 is live')
  expect(place().textContent).toContain(
    '¥12,600.00 of ¥50,000.00 promised, ¥32,400.00 left for new promises',
  )
  expect(place().textContent).toContain('This period’s places are taken.')
})

test('an empty workspace says what will stand here', async () => {
  server.use(
    answering('listPrograms', { data: [], next_cursor: null }),
    answering('listReferrals', { data: [], next_cursor: null }),
    answering('listRewards', { data: [], next_cursor: null }),
    ...overviewHandlers,
  )
  open()
  await seen('Your first one will stand here.')
  expect(place().textContent).toContain('their referral stands here.')
  expect(place().textContent).toContain('What advocates and friends earn will stand here')
})

test('keeps the shape of what comes while it is loading', async () => {
  server.use(
    http.get('*/v1/workspace', () => delay('infinite')),
    ...overviewHandlers,
  )
  open()
  await seen('Loading…')
  expect(place().querySelectorAll('.skeleton .card').length).toBeGreaterThan(1)
})

test('a key that is no longer valid can be replaced', async () => {
  server.use(refusing('getWorkspace', 'key_invalid'), ...overviewHandlers)
  open()
  await seen('The key is not valid any more.')
  const leave = place().querySelector<HTMLButtonElement>('[role="alert"] button')
  leave?.click()
  await seen('Open your workspace')
})

test('what failed can be tried again', async () => {
  server.use(
    http.get('*/v1/rewards', () => HttpResponse.json({}, { status: 500 })),
    ...overviewHandlers,
  )
  open()
  await seen('The server did not answer.')
  server.resetHandlers(...overviewHandlers)
  press('Try again')
  await seen('2 referrals')
})

test('a receipt reads as rows: what, why, and what each rule said', async () => {
  server.use(...receiptHandlers)
  history.replaceState(null, '', `/console/#/receipts/${ids.decision}`)
  open()
  await seen('Decided on 15 May 2026 under program version 3.')
  const text = place().textContent
  expect(text).toContain('A conversion was refunded')
  expect(text).toContain('¥50.00 of ¥299.00 remain')
  expect(text).toContain('Approved → Reversed, the conversion was refunded')
  expect(text).toContain('order of ¥99.00 or more; this one was ¥50.00')
  expect(text).toContain('to the advocate · taken back · the conversion was refunded')
  expect(text).toContain('"occasion": "refunded"')
})

test('beside it stands what each of those whom it concerns may read', async () => {
  server.use(...receiptHandlers)
  history.replaceState(null, '', `/console/#/receipts/${ids.decision}`)
  open()
  await seen('The invitation does not count any more.')
  expect(place().querySelector('.customer-view')?.textContent).toContain('Order of ¥99.00 or more.')
  const select = place().querySelector('select')
  expect([...(select?.options ?? [])].map(({ text }) => text)).toEqual([
    'Mei · Advocate',
    'Ben · Friend',
  ])
  if (select) select.value = ids.ben
  select?.dispatchEvent(new Event('change'))
  await seen('Your order was refunded.')
})

test('a draw says what came of it, and for whom', async () => {
  const line = { rank: null, kind: null, amount: null, asset: null, result: null, reason: null }
  const rest = { hold_until: null, nearest: [] }
  server.use(
    answering('getDecision', {
      ...decision,
      kind: 'draw',
      conversion_id: null,
      referral_id: null,
      facts: { draw: 'car' },
      result: { prizes: [] },
    }),
    answeringTo('explainDecision', ({ url }) => {
      if (url.searchParams.get('audience') === 'customer') return customerOfDraw
      return {
        audience: 'merchant',
        about: 'draw',
        decision_id: ids.decision,
        program_id: ids.program,
        program_version: 3,
        decided_at: at,
        text: 'the draw was held',
        note: 'Public holiday',
        lines: [
          {
            ...line,
            ...rest,
            participant_id: ids.mei,
            kind: 'gift',
            amount: 1,
            asset: 'car',
            result: 'granted',
            text: 'granted',
          },
          { ...line, ...rest, participant_id: ids.ben, text: 'won nothing' },
        ],
      }
    }),
    ...receiptHandlers,
  )
  history.replaceState(null, '', `/console/#/receipts/${ids.decision}`)
  open()
  await seen('The draw was held')
  expect(place().textContent).toContain('Public holiday')
  const rows = [...place().querySelectorAll('.rows .row')].map(({ textContent }) => textContent)
  expect(rows).toEqual(['Mei1 carGranted', 'BenWon nothing'])
  await seen('You take part.')
})

test('a receipt that cannot be explained is shown all the same', async () => {
  server.use(
    http.get('*/v1/decisions/*/explanation', () => HttpResponse.json({}, { status: 500 })),
    ...receiptHandlers,
  )
  history.replaceState(null, '', `/console/#/receipts/${ids.decision}`)
  open()
  await seen('conversion.amount >= 9900 does not hold; it is 5000')
})

test('all receipts of a referral stand on one page', async () => {
  server.use(
    answering('listDecisions', {
      data: [{ ...decision, id: 'dec_01h455vb4pex5vsknk084sn02r' }, decision],
      next_cursor: null,
    }),
    ...receiptHandlers,
  )
  history.replaceState(null, '', `/console/#/referrals/${ids.referral}`)
  open()
  await seen('Receipts of this referral')
  await expect.poll(() => place().querySelectorAll('.receipt').length).toBe(2)
})

test('speaks Chinese when asked to', async () => {
  server.use(...overviewHandlers)
  open()
  await seen('2 referrals')
  press('中文')
  await seen('共 2 条推荐：1 条已确认，1 条未成，0 条进行中。')
  await expect.poll(() => document.documentElement.lang).toBe('zh-CN')
})

const customerOfDraw: Reply<Operations['explainDecision']> = {
  audience: 'customer',
  decision_id: ids.decision,
  decided_at: at,
  reader: 'advocate',
  is_being_checked: false,
  text: 'You take part.',
  nearest: [],
  rewards: [],
}

function open(): void {
  sessionStorage.setItem('goodword.console.key', secretKey)
  render(<App />, place())
}

function give(key: string): void {
  const input = place().querySelector('input')
  if (input) input.value = key
  place().querySelector<HTMLButtonElement>('form button')?.click()
}
