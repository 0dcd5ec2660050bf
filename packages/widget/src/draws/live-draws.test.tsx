import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import { messages as words } from '../messages/en/draws.ts'
import { messages } from '../messages/en/panel.ts'
import { drawLost, drawToCome, drawWon } from '../preview/sample-draws.ts'
import { problem, server } from '../testing/api.ts'
import { draws } from '../testing/dialog-fixtures.ts'
import { at, session } from '../testing/fixtures.ts'
import { ownDialog } from '../testing/own-dialog.ts'
import { textOf, until } from '../testing/page.ts'
import { speak } from '../words/speech.ts'
import type { Draw } from './draw.ts'
import { liveDraws } from './live-draws.tsx'

const speech = speak({ messages, tag: 'en' }, '2026-05-27T09:00:00.000Z')
const place = ownDialog()

async function openAs() {
  const placed = await place((host, root) => liveDraws(host, root, 'en'))
  placed.live.open({ session: session(), speech })
  return placed
}

async function open(...given: Draw[]) {
  server.use(http.get(at('entries'), () => HttpResponse.json(draws(...given) as never)))
  const { root, ...rest } = await openAs()
  await until(() => root.querySelector('.draw'))
  return { root, ...rest }
}

test('tells of each draw when it is, what it brings, and what of it is theirs', async () => {
  const asked: string[] = []
  server.use(
    http.get(at('entries'), ({ request }) => {
      asked.push(new URL(request.url).searchParams.get('program_id') ?? '')
      return HttpResponse.json(draws(drawToCome, drawLost) as never)
    }),
  )
  const { root, opener } = await openAs()
  expect(root.querySelector('dialog')?.getAttribute('aria-label')).toBe('Draws')
  expect(root.querySelectorAll('.bone')).toHaveLength(3)
  await until(() => root.querySelector('.draw'))
  expect(asked).toEqual([session().program.id])

  const [coming, over] = [...root.querySelectorAll('.draw')].map(({ textContent }) => textContent)
  for (const text of ['¥1,000', '3 entries', 'Drawn on June 30 · 2 winners']) {
    expect(coming).toContain(text)
  }
  expect(coming).toContain(words.drawAlike)
  expect(coming).not.toContain(words.drawSeed)
  for (const text of [words.drawLost, 'Your entries: 3 of 1,240.', 'Drawn on March 31']) {
    expect(over).toContain(text)
  }
  root.querySelector('dialog')?.close()
  await until(() => root.querySelector('dialog') === null)
  expect(root.activeElement).toBe(opener)
})

test('what was promised before stands there in full, and leads to the list that anybody can check', async () => {
  const { root } = await open(drawWon)
  const hashes = [...root.querySelectorAll('.hash')].map(({ textContent }) => textContent)
  const { seed, entries_hash, holder } = drawWon.outcome!
  expect(hashes).toEqual([drawWon.commitment, seed, entries_hash, `${holder}`])
  const list = new URL(root.querySelector<HTMLAnchorElement>('.check a')!.href)
  expect(list.pathname).toMatch(/^\/v1\/widget\/gw_pk_\w+\/draws\/winter$/)
  expect(list.searchParams.get('program_id')).toBe(session().program.id)
})

test.each([
  [
    'who won reads it in the words of the receipt',
    { is_won: true, why: { text: 'A draw was held.', label: 'A bicycle', said: 'You have it.' } },
    [words.drawWon, 'A draw was held.', 'A bicycle You have it.'],
  ],
  [
    'who did not win reads that, too',
    { is_won: false, why: { text: 'There was no prize for you this time.' } },
    [words.drawLost, 'There was no prize for you this time.'],
  ],
  ['who had no entry is told so', { holder: null, why: null }, [words.drawNone]],
] as const)('%s', async (_, { why, ...changes }, said) => {
  const gift = { kind: 'gift', asset: 'bicycle', amount: 1, hold_until: null, nearest: [] } as const
  const told = why && {
    audience: 'customer' as const,
    decision_id: 'dec_01h455vb4pex5vsknk084sn001',
    decided_at: '2026-03-31T12:00:00.000Z',
    reader: 'advocate' as const,
    is_being_checked: false,
    nearest: [],
    text: why.text,
    rewards:
      'said' in why
        ? [{ ...gift, label: why.label, text: why.said, result: 'granted' as const, nearest: [] }]
        : [],
  }
  const { root } = await open({
    ...drawLost,
    outcome: { ...drawLost.outcome!, ...changes, why: told },
  })
  for (const text of said) expect(textOf(root)).toContain(text)
})

test('without draws it says so, and what fails can be tried again', async () => {
  server.use(http.get(at('entries'), () => problem('invalid_input')))
  const { root, emitted } = await openAs()
  await until(() => textOf(root).includes(words.drawsFailed))
  expect(emitted).toContainEqual(['failed', { code: 'invalid_input' }])
  server.use(http.get(at('entries'), () => HttpResponse.json(draws() as never)))
  root.querySelector<HTMLButtonElement>('.primary')?.click()
  await until(() => textOf(root).includes(words.noDraws))
})
