import { getInstant, startInstant } from '@goodword/contract/instant'
import { HttpResponse, http } from 'msw'
import * as v from 'valibot'
import { beforeEach, expect, test } from 'vitest'
import { server } from '../testing/api.ts'
import { at, friend, session } from '../testing/fixtures.ts'
import { comeIntoView, include, usePage } from '../testing/include.ts'
import { textOf, until } from '../testing/page.ts'

usePage()

const handle = `a1.${'x'.repeat(38)}`
const nothingYet = {
  progress: null,
  counts: { clicks: 0, friends: 0, approved: 0 },
  friends: [],
  rewards: [],
  balances: [],
}
/** What was asked of the API, in order. */
const asked: string[] = []

beforeEach(() => {
  asked.length = 0
  server.use(
    http.get(at('instant'), ({ request }) => {
      v.parse(getInstant.query, Object.fromEntries(new URL(request.url).searchParams))
      asked.push('look')
      return HttpResponse.json(session({ ...nothingYet, code: null }) as never)
    }),
    http.post(at('instant'), async ({ request }) => {
      v.parse(startInstant.body, await request.json())
      asked.push('link')
      return HttpResponse.json({ handle, session: session(nothingYet) } as never, { status: 201 })
    }),
  )
})

const dialog = () => document.querySelector('goodword-dialog')?.shadowRoot
const promptOf = () => document.querySelector('goodword-ask')?.shadowRoot

test('the prompt asks anybody, and leads to a link by two taps', async () => {
  include({ identity: '', instant: '', order: 'A1' })
  const share = await until(() => promptOf()?.querySelector<HTMLButtonElement>('.primary'))
  share.click()
  const panel = await until(dialog)
  const link = await until(() => panel.querySelector<HTMLButtonElement>('.primary'))
  expect(textOf(panel)).toContain('Give 15%, get ¥100')
  link.click()
  await until(() => panel.querySelector<HTMLInputElement>('.field')?.value.includes('K7QM4PXT'))
  expect(asked).toEqual(['look', 'link'])
  expect(localStorage.getItem('goodword.handle')).toBe(handle)
  await until(() => textOf(panel).includes('What comes of it'))
  expect(textOf(panel)).not.toMatch(/\b0 of 3|No friends/)
})

test('the strip of somebody with a link tells what it is about, and no number', async () => {
  localStorage.setItem('goodword.handle', handle)
  const strip = document.createElement('goodword-progress')
  document.body.append(strip)
  include({ identity: '', instant: '' })
  comeIntoView()
  await until(() => textOf(strip.shadowRoot).includes('Give 15%, get ¥100'))
  expect(strip.shadowRoot?.querySelector('[role=progressbar]')).toBeNull()
  expect(asked).toEqual(['link'])
})

test('the board stays empty for nobody, and is there for who is signed in on this device', async () => {
  const board = document.createElement('goodword-board')
  board.setAttribute('board', 'month')
  document.body.append(board)
  const seen: (string | null)[] = []
  server.use(
    http.post(at('instant/identity'), () =>
      HttpResponse.json({ identity: 'of.the.device', expires_at: '2026-05-27T10:00:00.000Z' }),
    ),
    http.get(at(`boards/${session().program.id}/month`), ({ request }) => {
      seen.push(request.headers.get('authorization'))
      return HttpResponse.json({
        program_id: session().program.id,
        board_id: 'month',
        counting: 'approved_referrals',
        asset: null,
        period: '2026-05',
        from: '2026-05-01T00:00:00.000Z',
        to: '2026-06-01T00:00:00.000Z',
        top: [{ rank: 1, amount: 7, name: 'Alice', is_me: false }],
        me: null,
        shows_name: false,
      } as never)
    }),
  )
  const first = include({ identity: '', instant: '' })
  comeIntoView()
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(textOf(board.shadowRoot)).toBe('')
  first.remove()

  localStorage.setItem('goodword.renewal', 'r'.repeat(43))
  include({ identity: '', instant: '' })
  comeIntoView()
  await until(() => textOf(board.shadowRoot).includes('Alice'))
  expect(seen).toEqual(['Bearer of.the.device'])
})

test('nothing of what came of it is shown before an address is confirmed, whatever the API would tell', async () => {
  const goodword = include({ identity: '', instant: '' })
  server.use(
    http.get(at('instant'), () => HttpResponse.json(session({ friends: [friend(1)] }) as never)),
  )
  goodword.open()
  const panel = await until(dialog)
  await until(() => textOf(panel).includes('What comes of it'))
  expect(textOf(panel)).not.toContain('Ben')
})
