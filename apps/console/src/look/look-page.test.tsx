import type { ProgramDraft } from '@goodword/domain/programs/document'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { render } from 'preact'
import { expect, test } from 'vitest'
import { App } from '../app.tsx'
import { answering, answeringTo, at, ids, refusing, secretKey } from '../fixtures.ts'
import { onPage, ownPlace } from '../on-page.ts'
import type { Program } from './load-look.ts'

const live: ProgramDraft = {
  name: { en: 'Give and get' },
  rules: [
    {
      id: 'voucher',
      when: 'order',
      give: [{ to: 'advocate', kind: 'coupon', value: { amount: 10_000, asset: 'CNY' } }],
    },
  ],
  wording: { en: { messages: { share: 'Pass it on' } } },
}
const program: Program = {
  id: ids.program,
  slug: 'tea-for-two',
  status: 'live',
  live_version: 2,
  draft: null,
  created_at: at,
  updated_at: at,
}
const version = {
  program_id: ids.program,
  version: 2,
  restores: null,
  document: { ...live },
  published_at: at,
}
const handlers = [answering('getProgram', program), answering('getProgramVersion', version)]

const server = setupServer(...handlers)
const place = ownPlace(server, { 'goodword.console.key': secretKey })
const { field, write, choose, button, press, seen } = onPage(place)

test('what is chosen and written is seen at once, as customers will see it', async () => {
  await open()
  await shown('Refer a friend, get ¥100')
  write('Colour', '#ffd54a')
  await seen('so the text on it is black')
  await worn('--theme-accent: #ffd54a')
  await seen('1 change is not saved')

  go('/words')
  await seen(' texts')
  write('Search for a text', 'copy link')
  await seen('3 texts')
  write('Copy link', 'Take my link')
  await shown('Take my link')
  press('Back to ours: Copy link')
  await shown('Copy link')
  choose('Language', 'zh')
  await shown('复制链接')
})

test('what cannot be published is told beside its field, and is in the way', async () => {
  await open('/words')
  await seen(' texts')
  write('Search for a text', 'getOnly')
  write('Refer a friend, get {get}', 'Get {gut}')
  await seen('Only {get} can be filled in here.')
  write('Refer a friend, get {get}', 'Bring a friend')
  await seen('{get} is not filled in: customers will not read it here.')
  write('Refer a friend, get {get}', 'Get {gut}')

  go('/changes')
  await seen('One thing is in the way of publishing')
  expect(place().textContent).toContain('Words › English › getOnly')
  expect(button('Publish version 3').disabled).toBe(true)
})

test('what is not saved is there again after the page was left, and can be discarded', async () => {
  await open()
  write('Colour', '#7a4a9e')
  await seen('1 change is not saved')
  render(null, place())
  await open()
  await seen('A change that you had not saved is here again.')
  expect(field('Colour').value).toBe('#7a4a9e')
  press('Discard my changes')
  await seen('Everything is saved')
  expect(sessionStorage.getItem(`goodword.console.look.${ids.program}`)).toBeNull()
})

test('saves a draft over what is live, for those who have seen its newest state', async () => {
  const sent: unknown[] = []
  const saved = '2026-05-15T12:00:01.000Z'
  server.use(
    answeringTo('updateProgram', ({ body }) => {
      sent.push(body)
      return { ...program, draft: draftIn(body), updated_at: saved }
    }),
  )
  await open()
  write('Colour', '#7a4a9e')
  await expect.poll(() => button('Save the draft').disabled).toBe(false)
  press('Save the draft')
  await seen('Saved as a draft. Customers see nothing of it yet.')
  expect(sent).toEqual([{ draft: { ...live, theme: { accent: '#7a4a9e' } }, unchanged_since: at }])
  await seen('a draft waits to be published')
  await seen('Everything is saved')
})

test('where somebody else has changed the draft, both changes are kept', async () => {
  await open()
  write('Colour', '#7a4a9e')
  const theirs = { ...live, theme: { radius: 4 } }
  const newer = { ...program, draft: theirs, updated_at: '2026-05-15T13:00:00.000Z' }
  server.use(refusing('updateProgram', 'program_changed'), answering('getProgram', newer))
  await expect.poll(() => button('Save the draft').disabled).toBe(false)
  press('Save the draft')
  await seen('Somebody else has changed the draft meanwhile.')
  expect(field('Colour').value).toBe('#7a4a9e')
  expect(field('Corners').value).toBe('4')
  await seen('1 change is not saved')
})

test('publishes what is shown to change, once, and goes back with a click', async () => {
  const keys: (string | null)[] = []
  const bodies: unknown[] = []
  let stored = program
  server.use(
    answeringTo('getProgram', () => stored),
    answeringTo('updateProgram', ({ body }) => {
      stored = {
        ...stored,
        draft: draftIn(body),
        updated_at: '2026-05-15T12:00:01.000Z',
      }
      return stored
    }),
    http.post('*/v1/programs/:id/publish', async ({ request }) => {
      keys.push(request.headers.get('idempotency-key'))
      // It took effect, and its answer was lost on the way, twice.
      if (keys.length <= 2) return HttpResponse.error()
      bodies.push(await request.json())
      const number = bodies.length + 2
      stored = { ...stored, draft: null, live_version: number }
      const restores = bodies.length === 2 ? 2 : null
      return HttpResponse.json({ ...version, version: number, restores }, { status: 201 })
    }),
  )
  await open()
  write('Colour', '#7a4a9e')
  go('/changes')
  await seen('What version 3 says otherwise than what is live:')
  await seen('Look › Colour')
  await expect.poll(() => button('Publish version 3').disabled).toBe(false)
  press('Publish version 3')
  await seen('The server did not answer. Try again: it takes effect once.')
  press('Publish version 3')
  await seen('Version 3 is live.')
  expect(new Set(keys).size).toBe(1)

  press('Go back to version 2')
  await seen('Version 4 is live: it says what version 2 said.')
  const unchanged_since = '2026-05-15T12:00:01.000Z'
  expect(bodies).toEqual([{ unchanged_since }, { restore_version: 2, unchanged_since }])
})

test('all versions are listed, to go back to', async () => {
  const bodies: unknown[] = []
  server.use(
    answering('listProgramVersions', {
      data: [version, { ...version, version: 1, restores: null }],
      next_cursor: null,
    }),
    answeringTo('publishProgram', ({ body }) => {
      bodies.push(body)
      return { ...version, version: 3, restores: 1 }
    }),
  )
  await open('/changes')
  await seen('There is nothing to publish.')
  const details = place().querySelector('details')
  if (details) details.open = true
  details?.dispatchEvent(new Event('toggle'))
  await seen('Version 1')
  press('Go back to version 1')
  await seen('Version 3 is live: it says what version 1 said.')
  expect(bodies).toEqual([{ restore_version: 1, unchanged_since: at }])
})

test('what the API finds wrong stands beside its field, and nothing is lost', async () => {
  server.use(
    answeringTo('updateProgram', ({ body }) => ({
      ...program,
      draft: draftIn(body),
    })),
    refusing('publishProgram', 'document_invalid', [
      { pointer: '/theme/accent', message: 'Not this one.' },
    ]),
  )
  await open('/changes', { '/theme/accent': '#7a4a9e' })
  await seen('Look › Colour')
  await expect.poll(() => button('Publish version 3').disabled).toBe(false)
  press('Publish version 3')
  await seen('It was not published.')
  go('')
  await seen('Not this one.')
  expect(field('Colour').value).toBe('#7a4a9e')
})

test('what is wrong in a rule is said in the reader’s language, with its place and piece', async () => {
  sessionStorage.setItem('goodword.console.lang', 'zh')
  const [rule] = live.rules
  const draft = {
    ...live,
    rules: [{ ...rule!, if: 'friend.tear == "gold"' }],
    limits: [{ per: 'advocate' as const, count: 0, period: 'year' as const }],
  }
  server.use(answering('getProgram', { ...program, draft }))
  go('/changes')
  render(<App />, place())
  await seen('有 2 处妨碍发布')
  await seen('rules › “voucher” › iftear friend 没有这一项。您要写的是“tier”吗？')
  await seen('limits › 1 › count至少为 1。')
  expect(place().querySelector('.faults [lang]')).toBeNull()
})

test('a key that may only read is told what it lacks, and what was written is kept', async () => {
  server.use(refusing('updateProgram', 'scope_missing'))
  await open('', { '/theme/radius': 4 })
  await seen('A change that you had not saved is here again.')
  press('Save the draft')
  await seen('The key may not change programs. It needs the scope programs:write.')
  await seen('1 change is not saved')
})

test('a program that is not there is said not to be', async () => {
  server.use(refusing('getProgram', 'program_not_found'))
  go('')
  render(<App />, place())
  await seen('There is no such program.')
})

function draftIn(body: unknown): Program['draft'] {
  return (body as Pick<Program, 'draft'>).draft
}

async function open(tab = '', edits?: object): Promise<void> {
  if (edits) {
    sessionStorage.setItem(`goodword.console.look.${ids.program}`, JSON.stringify(edits))
  }
  go(tab)
  render(<App />, place())
  await seen('Version 2 is live')
}

function go(tab: string): void {
  history.replaceState(null, '', `/console/#/programs/${ids.program}/look${tab}`)
  dispatchEvent(new Event('hashchange'))
}

function root(): ShadowRoot | null | undefined {
  return place().querySelector('.preview-frame > div')?.shadowRoot
}

/** What the widget itself says in the preview. */
function shown(text: string): Promise<void> {
  return expect.poll(() => root()?.textContent).toContain(text)
}

function worn(style: string): Promise<void> {
  return expect
    .poll(() =>
      root()
        ?.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules])
        .map(({ cssText }) => cssText)
        .join('\n'),
    )
    .toContain(style)
}
