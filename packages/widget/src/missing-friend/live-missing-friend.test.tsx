import { listWidgetClaims, openWidgetClaim } from '@goodword/contract/claims'
import { HttpResponse, http } from 'msw'
import * as v from 'valibot'
import { beforeEach, expect, test, vi } from 'vitest'
import { messages as words } from '../messages/en/missing-friend.ts'
import { messages } from '../messages/en/panel.ts'
import { problem, server } from '../testing/api.ts'
import { handClaim } from '../testing/dialog-fixtures.ts'
import { at, session } from '../testing/fixtures.ts'
import { ownDialog } from '../testing/own-dialog.ts'
import { textOf, until } from '../testing/page.ts'
import { speak } from '../words/speech.ts'
import { bodyOf } from './ask-claims.ts'
import { type Claim, nothingWritten } from './claim-state.ts'
import { faultOf } from './faults.ts'
import { liveMissingFriend } from './live-missing-friend.tsx'

const speech = speak({ messages, tag: 'en' }, '2026-05-27T09:00:00.000Z')
const found = handClaim(1, {
  order_number: 'A 4711',
  state: 'matched',
  told: 'matched',
  decided_at: '2026-05-27T08:00:00.000Z',
  referral_id: 'ref_01h455vb4pex5vsknk084sn001',
})
const place = ownDialog()

beforeEach(() => server.use(listed([])))

function listed(data: readonly Claim[], next_cursor: string | null = null) {
  return http.get(at('claims'), () =>
    HttpResponse.json(v.parse(listWidgetClaims.reply, { data, next_cursor }) as never),
  )
}

async function open(program: object = {}) {
  const reload = vi.fn(async () => {})
  const trace = vi.fn()
  const placed = await place((host, root) => liveMissingFriend(host, root, 'en', reload, trace))
  const { root } = placed
  const asked = session({ claims: { due_hours: 48 } })
  placed.live.open({ session: { ...asked, program: { ...asked.program, ...program } }, speech })
  const field = (name: string) =>
    until(() => root.querySelector<HTMLInputElement>(`[name=${name}]`))
  const write = async (name: string, text: string) => {
    const one = await field(name)
    one.value = text
    one.dispatchEvent(new Event('input', { bubbles: true }))
  }
  return { ...placed, reload, trace, field, write }
}

test('one question at a time, then the answer; closed, the panel is asked anew and the focus is back', async () => {
  const { root, opener, reload, trace, tap, field, write, says } = await open()
  await says(words.noClaims)
  await write('order_number', ' A 4711 ')
  await tap('Next')
  await says('Step 2 of 3')
  expect(root.activeElement?.textContent).toBe(words.whoTitle)
  expect(textOf(root)).toContain('within 48 hours')
  await write('email', 'ben@example.com')
  await tap('Next')
  await tap('Back')
  expect((await field('email')).value).toBe('ben@example.com')
  await tap('Next')
  await write('shared_at', '2026-05-20')
  expect((await field('shared_at')).max).toBe('2026-05-27')
  server.use(
    http.post(at('claims'), async ({ request }) => {
      const body = v.parse(openWidgetClaim.body, await request.json())
      expect(body).toMatchObject({
        program_id: session().program.id,
        order_number: 'A 4711',
        friend: { email: 'ben@example.com' },
        shared_at: new Date(2026, 4, 20).getTime(),
      })
      return HttpResponse.json(found as never, { status: 201 })
    }),
    listed([found]),
  )
  await tap(words.claimSend)
  await says('Found, and it counts for you')
  expect(root.querySelector('[role=status]')?.textContent).toBe('Found, and it counts for you')
  expect(root.querySelector('h2')?.textContent).toBe('Order A 4711')
  expect(textOf(root)).toContain('Asked on May 27 · Answered on May 27')
  await tap(words.traceTitle)
  await until(() => trace.mock.lastCall)
  expect(trace.mock.lastCall?.[0]).toBe(found.referral_id)
  expect(reload).toHaveBeenCalledOnce()
  await tap(words.claimAnother)
  expect((await field('order_number')).value).toBe('')
  await says('Found')
  await tap('Close')
  await until(() => root.querySelector('dialog') === null)
  expect(reload).toHaveBeenCalledOnce()
  expect(root.activeElement).toBe(opener)
})

test('what is refused stands at its field, and what was written is kept', async () => {
  const { root, tap, field, write, says } = await open()
  server.use(
    http.post(at('claims'), () =>
      HttpResponse.json(
        { code: 'invalid_input', errors: [{ pointer: '/friend/phone', message: 'No.' }] },
        { status: 422 },
      ),
    ),
  )
  await write('order_number', 'A 4711')
  await tap('Next')
  await write('phone', '12345')
  await tap('Next')
  await tap(words.claimSend)
  await says(words.claimFaults.phone as string)
  const phone = await field('phone')
  expect(root.activeElement).toBe(phone)
  expect(phone.getAttribute('aria-invalid')).toBe('true')
  expect(phone.value).toBe('12345')

  server.use(http.post(at('claims'), () => problem('claims_too_many')))
  await tap('Next')
  await tap(words.claimSend)
  await until(() => root.querySelector('form > [role=alert]')?.textContent === words.claimsTooMany)
  await tap('Close')
  await until(() => root.querySelector('dialog') === null)
})

test.each([
  ['being_checked', {}, 'The shop answers by May 29.'],
  ['being_checked', {}, 'waited for until June 26'],
  ['credited_elsewhere', { told: 'credited_elsewhere' }, 'once more, and answers by May 29.'],
  ['too_late', { told: 'too_late', is_overdue: true }, words.claimLate],
  ['not_counted', { told: 'not_counted' }, 'does not meet the terms'],
  // Why it was looked at is not what it came to.
  ['rejected', { state: 'rejected', answer: '<b>Your own order.</b>' }, '<b>Your own order.</b>'],
  ['expired', { state: 'expired' }, 'none came'],
])('what was asked before is %s, and opens to its answer', async (standing, changes, said) => {
  server.use(listed([handClaim(1, changes)]))
  const { root, says } = await open()
  await says(words.claimStates[standing] as string)
  root.querySelector<HTMLButtonElement>('.asked button')?.click()
  await says(words.claimTitles[standing] as string)
  expect(textOf(root)).toContain(said)
  expect(root.querySelector('.outcome b')).toBeNull()
})

test('a list that cannot be loaded keeps nobody from asking, and is asked for again', async () => {
  server.use(http.get(at('claims'), () => problem('invalid_input')))
  const { field, tap, says } = await open()
  await says(words.claimsFailed)
  expect((await field('order_number')).value).toBe('')
  server.use(listed([handClaim(1)], 'older'))
  await tap('Try again')
  await says('A-1001')
  server.use(http.get(at('claims'), () => problem('invalid_input')))
  await tap('Show more')
  await says(words.claimsFailed)
  await says('A-1001')
  server.use(listed([handClaim(2)]))
  await tap('Show more')
  await says('A-1002')
  await says('A-1001')
})

test('it is said that the answer takes long, and who closes the dialog meanwhile has it in the panel', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    server.use(
      http.post(at('claims'), async () => {
        await held
        return HttpResponse.json(found as never, { status: 201 })
      }),
    )
    const { root, reload } = await open()
    const form = () => root.querySelector('form')
    const field = root.querySelector('input') as HTMLInputElement
    field.value = 'A 4711'
    field.dispatchEvent(new Event('input', { bubbles: true }))
    for (const step of [1, 2, 3]) {
      expect(textOf(root)).toContain(`Step ${step} of 3`)
      form()?.requestSubmit()
    }
    vi.advanceTimersByTime(3000)
    expect(textOf(root)).toContain(messages.slow)
    root.querySelector('dialog')?.close()
    await expect.poll(() => root.querySelector('dialog')).toBeNull()
    expect(reload).not.toHaveBeenCalled()
    release()
    await expect.poll(() => reload.mock.calls.length).toBe(1)
  } finally {
    vi.useRealTimers()
  }
})

test('a merchant says it otherwise', async () => {
  const { says } = await open({ messages: { claimTitle: 'Nicht da?', claimStep: '{1}/{2}' } })
  await says('Nicht da?')
  await says('1/3')
})

test('what was left empty is not sent', () => {
  expect(bodyOf({ ...nothingWritten, order_number: 'A', name: '  ' })).toEqual({
    order_number: 'A',
    friend: {},
  })
})

test.each([
  ['unreachable', words.claimUnsure],
  ['timeout', words.claimUnsure],
  ['claims_not_taken', words.claimsNotTaken],
  ['program_not_live', words.claimsNotTaken],
  ['rate_limited', words.claimsTooOften],
  ['participant_not_found', words.claimNotSent],
])('%s is said in words', (code, text) => {
  expect(faultOf({ code }, words)).toEqual({ text })
  expect(faultOf({ code, errors: [{ pointer: '/program_id' }] }, words)).toEqual({ text })
})
