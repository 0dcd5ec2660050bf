import { delay, HttpResponse, http } from 'msw'
import { expect, test, vi } from 'vitest'
import { problem, server } from '../testing/api.ts'
import { at, friend, program, reward, session } from '../testing/fixtures.ts'
import { answers, button, clipboard, ownPanel, waits } from '../testing/own-panel.ts'
import { testHost, textOf, until } from '../testing/page.ts'
import { openDialog } from './open-dialog.tsx'

const { panel, show, remove } = ownPanel()

test('a known customer sees what both get, the friend first, the link and the way to the next reward', async () => {
  const seen: Request[] = []
  answers(session({ balances: [{ amount: 30_000, asset: 'CNY' }] }), seen)
  const root = show(testHost({ locale: 'en-GB', program: 'prg_01h455vb4pex5vsknk084sn001' }).host)
  await until(() => textOf(root).includes('Give 15%, get ¥100'))

  expect(root.querySelector('input')?.value).toBe('https://shop.example/r/bamboo/K7QM4PXT')
  expect(textOf(root)).toContain('2 of 3 friends, one more for ¥15')
  await until(() => textOf(root).includes('Your balance: ¥300'))
  const bar = root.querySelector('[role=progressbar]')
  expect(bar?.getAttribute('aria-valuenow')).toBe('2')
  expect(bar?.getAttribute('aria-valuemax')).toBe('3')
  expect(bar?.getAttribute('aria-label')).toBe('Way to your next reward')
  const asked = new URL(seen[0]?.url ?? '')
  expect(asked.searchParams.get('locale')).toBe('en-GB')
  expect(asked.searchParams.get('program_id')).toBe('prg_01h455vb4pex5vsknk084sn001')
  expect(seen[0]?.headers.get('authorization')).toBe('Bearer head.body.seal')
})

test("the merchant's headline stands before ours, as text", async () => {
  const headline = '<img src=x onerror="alert(1)"> & friends'
  answers(session({ program: program({ headline, terms: headline }) }))
  const root = show(testHost().host)
  await until(() => textOf(root).includes('& friends'))
  expect(root.querySelector('h2')?.textContent).toBe(headline)
  expect(root.querySelector('img')).toBeNull()
})

test('it speaks Chinese where the page does', async () => {
  answers(session())
  const root = show(testHost({ locale: 'zh-CN' }).host)
  await until(() => textOf(root).includes('送好友 85 折，自己得 ¥100'))
  expect(textOf(root)).toContain('已推荐 2/3 位好友，再推荐 1 位得 ¥15')
  expect(root.querySelector('div')?.lang).toBe('zh-CN')
})

test('friends stand with their stage, and with the reason where one does not count', async () => {
  answers(
    session({
      friends: [
        friend(1),
        friend(2, { name: null, state: 'denied', reason: 'not_a_new_customer' }),
      ],
    }),
  )
  const root = show(testHost().host)
  await until(() => textOf(root).includes('an invitation counts for new ones'))
  const rows = [...root.querySelectorAll('li')].map((row) => row.textContent)
  expect(rows[0]).toContain('Ben')
  expect(rows[0]).toContain('Being confirmed')
  expect(rows[1]).toContain('A friend')
  expect(rows[1]).toContain('Does not count')
})

test('rewards are fetched when they are opened, and a coupon code can be copied', async () => {
  const written: string[] = []
  clipboard(written)
  const issued = {
    state: 'issued',
    issued_at: '2026-05-10T12:00:00.000Z',
    coupon_code: 'BAMBOO-7F',
  }
  answers(
    session({ rewards: [reward(), { ...reward(issued), id: 'rwd_01h455vb4pex5vsknk084sn002' }] }),
  )
  const root = show(testHost().host)
  const tab = await until(() => button(root, 'Rewards'))
  tab.click()
  await until(() => textOf(root).includes('Held until June 3, when Ben’s return time is over'))
  expect(tab.getAttribute('aria-pressed')).toBe('true')

  button(root, 'BAMBOO-7F Copy code')?.click()
  await until(() => textOf(root).includes('Code copied.'))
  expect(written).toEqual(['BAMBOO-7F'])
})

test('a program that takes nobody new promises nothing, and still shows what was earned', async () => {
  const availability = { state: 'paused', is_open: false, until: null, ends_at: null }
  answers(session({ availability, rewards: [reward()] }))
  const root = show(testHost().host)
  await until(() => textOf(root).includes('The program takes a break.'))
  expect(textOf(root)).toContain('What you have earned stays yours.')
  expect(textOf(root)).not.toContain('get ¥100')
  expect(root.querySelector('.field')).toBeNull()
  expect(button(root, 'Rewards')).toBeDefined()
})

test('a limit that is reached is told before the link is shared', async () => {
  const counts_again = '2026-06-01T12:00:00.000Z'
  const availability = { state: 'limit_reached', is_open: true, until: counts_again, ends_at: null }
  answers(session({ availability }))
  const root = show(testHost().host)
  await until(() => textOf(root).includes('Your rewards count again from June 1.'))
  expect(
    root.querySelector('.told')?.compareDocumentPosition(root.querySelector('.copy') as Node),
  ).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
})

test('with nothing yet, each list says what will stand there', async () => {
  answers(session({ counts: { clicks: 0, friends: 0, approved: 0 }, progress: null }))
  const root = show(testHost().host)
  await until(() => textOf(root).includes('Your friends will stand here'))
  button(root, 'Rewards')?.click()
  await until(() => textOf(root).includes('Your rewards will stand here'))
  expect(root.querySelector('[role=progressbar]')).toBeNull()
})

test('while the answer is on its way the panel keeps its shape, and says when it takes long', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    server.use(
      http.get(at('session'), async () => {
        await held
        return HttpResponse.json(session() as never)
      }),
    )
    const root = show(testHost().host)
    await expect.poll(() => textOf(root)).toBe('Loading…')
    expect(root.querySelector('[aria-busy=true]')).not.toBeNull()
    vi.advanceTimersByTime(3000)
    await expect.poll(() => textOf(root)).toContain('takes longer than usual')
    release()
    vi.useRealTimers()
    await until(() => textOf(root).includes('Give 15%'))
  } finally {
    vi.useRealTimers()
  }
})

test('an API that never answers ends in an error with a way to try again', async () => {
  server.use(http.get(at('session'), () => delay('infinite')))
  const { host, emitted } = testHost()
  const root = show(host, { pauses: [], timeout: 800 })
  await until(() => textOf(root).includes('This could not be loaded'))
  expect(emitted).toEqual([['failed', { code: 'timeout' }]])

  answers(session())
  button(root, 'Try again')?.click()
  await until(() => textOf(root).includes('Give 15%'))
})

test('a failure that passes is not shown', async () => {
  let calls = 0
  server.use(
    http.get(at('session'), () => {
      calls += 1
      if (calls === 1) return problem('unavailable')
      if (calls === 2) return new HttpResponse('<html>502</html>', { status: 502 })
      return HttpResponse.json(session() as never)
    }),
  )
  const root = show(testHost().host)
  await until(() => textOf(root).includes('Give 15%'))
  expect(calls).toBe(3)
})

test('an expired identity asks the page for another, and goes on with it', async () => {
  let jwt = 'head.old.seal'
  server.use(
    http.get(at('session'), ({ request }) =>
      request.headers.get('authorization') === 'Bearer head.new.seal'
        ? HttpResponse.json(session() as never)
        : problem('identity_expired'),
    ),
  )
  const test = testHost({ identity: () => jwt })
  const root = show(test.host)
  await until(() => textOf(root).includes('Your sign-in has run out'))
  expect(test.emitted).toEqual([['identity_expired', {}]])

  jwt = 'head.new.seal'
  test.tell('identity')
  await until(() => textOf(root).includes('Give 15%'))
})

test('without an identity the customer is invited to sign in, and the page is told', async () => {
  const { host, emitted } = testHost({
    identity: () => undefined,
    ears: { identity_needed: new Set([vi.fn()]) },
  })
  const root = show(host)
  const signIn = await until(() => button(root, 'Sign in'))
  expect(emitted).toEqual([['identity_needed', { isTapped: false }]])
  signIn.click()
  expect(emitted.at(-1)).toEqual(['identity_needed', { isTapped: true }])
})

test.each([
  ['identity_invalid', 'Sign in to the shop'],
  ['program_not_live', 'There is no offer just now'],
  ['origin_not_allowed', 'This could not be loaded'],
] as const)('%s is said as "%s"', async (code, said) => {
  server.use(http.get(at('session'), () => problem(code)))
  const root = show(testHost().host)
  await until(() => textOf(root).includes(said))
})

test('offline it says so, and comes back by itself', async () => {
  vi.stubGlobal('navigator', { onLine: false })
  server.use(http.get(at('session'), () => HttpResponse.error()))
  const root = show(testHost().host)
  await until(() => textOf(root).includes('You are offline'))
  answers(session())
  dispatchEvent(new Event('online'))
  await until(() => textOf(root).includes('Give 15%'))
})

test('a refresh that fails leaves what could be read', async () => {
  answers(session())
  const test = testHost()
  const root = show(test.host)
  await until(() => textOf(root).includes('Give 15%'))
  server.use(http.get(at('session'), () => problem('internal')))
  test.tell('identity')
  await until(() => test.emitted.length > 0)
  expect(test.emitted).toEqual([['failed', { code: 'internal' }]])
  expect(textOf(root)).toContain('Give 15%')
})

test('every button and field has a name, and nothing carries a style element', async () => {
  answers(session({ friends: [friend(1)], program: program({ terms: 'The terms.' }) }))
  const root = show(testHost().host)
  await until(() => textOf(root).includes('Ben'))
  for (const control of root.querySelectorAll('button, input, [role=progressbar], section')) {
    const name = control.getAttribute('aria-label') ?? control.textContent ?? ''
    expect(name.trim()).not.toBe('')
  }
  expect(root.querySelector('style')).toBeNull()
  // The panel's own, the theme's, and that of what was fetched after it.
  expect(root.adoptedStyleSheets).toHaveLength(3)
})

test('removed, it leaves no element and no listener behind', async () => {
  answers(session())
  const added = vi.spyOn(window, 'addEventListener')
  const removed = vi.spyOn(window, 'removeEventListener')
  const { host, listeners } = testHost()
  const root = show(host)
  await until(() => textOf(root).includes('Give 15%'))
  expect(listeners.identity?.size).toBe(1)
  remove()
  expect(root.querySelector('div')?.childNodes).toHaveLength(0)
  expect(listeners.identity?.size).toBe(0)
  const online = added.mock.calls.filter(([type]) => type === 'online')
  expect(online).toHaveLength(1)
  expect(
    removed.mock.calls.some(([type, run]) => type === 'online' && run === online[0]?.[1]),
  ).toBe(true)
  vi.restoreAllMocks()
})

test('the dialog opens, gives the focus back when it closes, and tells the page of both', async () => {
  answers(session())
  const trigger = document.createElement('button')
  document.body.append(trigger)
  trigger.focus()
  const { host, emitted, tell } = testHost()
  openDialog(host, waits)
  const root = document.querySelector('goodword-dialog')?.shadowRoot as ShadowRoot
  const dialog = await until(() => root.querySelector('dialog[open]'))
  await until(() => textOf(root).includes('Give 15%'))
  expect(dialog.getAttribute('aria-label')).toBe('Refer a friend')

  button(root, 'Close')?.click()
  expect(root.querySelector('dialog[open]')).toBeNull()
  await until(() => emitted.length === 2)
  expect(emitted).toEqual([
    ['opened', {}],
    ['closed', {}],
  ])
  expect(document.activeElement).toBe(trigger)

  openDialog(host, waits)
  expect(document.querySelectorAll('goodword-dialog')).toHaveLength(1)
  tell('close')
  expect(root.querySelector('dialog[open]')).toBeNull()
  tell('remove')
  expect(document.querySelector('goodword-dialog')).toBeNull()
  trigger.remove()
})

test("the merchant's theme and texts stand, and an element that was placed keeps nothing of them", async () => {
  const theme = {
    accent: '#b3261e',
    accent_text: '#ffffff',
    accent_dark: '#c9453b',
    accent_dark_text: '#000000',
    radius: 4,
    font: 'Inter',
    mode: 'dark',
  }
  const messages = {
    copyLink: 'Grab it',
    giveGet: '{2} for you',
    'friendStates.converted': 'Nearly',
  }
  answers(session({ program: program({ theme, messages }), friends: [friend(1)] }))
  const root = show(testHost().host)
  await until(() => textOf(root).includes('¥100 for you'))
  await until(() => textOf(root).includes('Nearly'))
  expect(button(root, 'Grab it')).toBeDefined()
  const rules = root.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules])
  expect(rules.some(({ cssText }) => cssText.includes('--theme-accent: #b3261e'))).toBe(true)
  expect(panel().getAttribute('scheme')).toBe('dark')
  remove()
  expect(panel().hasAttribute('scheme')).toBe(false)
  expect(panel().getAttribute('style')).toBeNull()
})

test('Arabic runs from right to left, with its own forms of a number', async () => {
  answers(session({ friends: [friend(1)] }))
  const root = show(testHost({ locale: 'ar' }).host)
  await until(() => textOf(root).includes('الأصدقاء'))
  const frame = root.querySelector('div')
  expect(frame?.dir).toBe('rtl')
  expect(frame?.lang).toBe('ar')
  expect(textOf(root)).toContain('بقي صديق واحد')
})

test('a purchase is celebrated once, with the date of what came of it', async () => {
  const bought = session({ friends: [friend(1)], rewards: [reward()] })
  answers(bought)
  const { host } = testHost()
  const root = show(host)
  await until(() => textOf(root).includes('Ben has bought, thanks to you.'))
  expect(textOf(root)).toContain('¥100 is yours on June 3, when Ben’s return time is over.')
  remove()

  const again = show(host)
  await until(() => textOf(again).includes('Being confirmed'))
  expect(textOf(again)).not.toContain('has bought')
})
