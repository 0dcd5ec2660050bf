import type { ProgramDraft } from '@goodword/domain/programs/document'
import { afterEach, expect, test } from 'vitest'
import { textOf } from '../testing/page.ts'
import { mountPreview } from './mount-preview.tsx'
import type { Preview } from './preview-types.ts'

const draft: ProgramDraft = {
  name: { en: 'Give and get' },
  rules: [
    {
      id: 'offer',
      when: 'claimed',
      give: [{ to: 'friend', kind: 'coupon', value: { share_basis_points: 1500, asset: 'CNY' } }],
    },
    {
      id: 'voucher',
      when: 'order',
      give: [{ to: 'advocate', kind: 'coupon', value: { amount: 10_000, asset: 'CNY' } }],
    },
  ],
  terms: { en: 'One each.' },
  theme: { accent: '#b3261e' },
  wording: { zh: { messages: { copyLink: '拿走' } } },
}

const element = document.body.appendChild(document.createElement('div'))
let preview: Preview | undefined
const text = () => textOf(element.shadowRoot)

afterEach(() => preview?.remove())

test('a program is shown as its customers would see it, in its look and its words', async () => {
  preview = await mountPreview(element, { document: draft, locale: 'en' })
  expect(text()).toContain('Give 15%, get ¥100')
  expect(text()).toContain('Ben')
  const rules = element.shadowRoot?.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules])
  expect(rules?.some(({ cssText }) => cssText.includes('--theme-accent: #b3261e'))).toBe(true)

  await preview.update({ document: draft, locale: 'zh', state: 'new', scheme: 'dark' })
  expect(text()).toContain('生成并分享我的链接')
  expect(element.getAttribute('scheme')).toBe('dark')
  await preview.update({ document: draft, locale: 'zh', state: 'celebration' })
  expect(text()).toContain('拿走')
  expect(text()).toContain('Ben 因您的推荐下单了。')
})

test.each([
  ['prompt', 'Thank you for your order.'],
  ['progress', 'Give 15%, get ¥100'],
  ['terms', 'One each.'],
  ['board', 'Leaderboard'],
  ['banner', 'Alice thought of you: 15% off your first order'],
  ['launcher', 'Give 15%, get ¥100'],
  ['dialog', 'Copy link'],
  ['missing-friend', 'Step 1 of 3'],
  ['trace', 'Ben opened your link'],
  ['wallet', 'Tea sample'],
  ['answer', 'The shop is looking at it'],
] as const)('the %s is shown too', async (surface, said) => {
  preview = await mountPreview(element, { document: draft, locale: 'en', surface })
  expect(text()).toContain(said)
})

const surfaces = ['panel', 'dialog', 'board', 'terms', 'progress', 'launcher', 'banner'] as const
test.each([
  ['loading', ['Loading…', 'Loading…', '', '', '', 'Refer a friend', '']],
  ['failed', [/Try again/, /Try again/, /Try again/, /Try again/, '', 'Refer a friend', '']],
  ['resting', [/no offer/i, /no offer/i, '', '', '', 'Refer a friend', '']],
] as const)('while it is %s each says what it would to a customer', async (state, said) => {
  preview = await mountPreview(element, { document: draft, locale: 'en' })
  for (const [at, surface] of surfaces.entries()) {
    await preview.update({ document: draft, locale: 'en', surface, state })
    expect(text(), surface).toMatch(said[at] || /^$/)
  }
  const bones = () => element.shadowRoot?.querySelectorAll('.bone').length
  await preview.update({ document: draft, locale: 'en', surface: 'terms', state })
  expect(bones()).toBe(state === 'loading' ? 3 : 0)
})

test('the questions about a missing friend are shown one by one, with what was asked before', async () => {
  preview = await mountPreview(element, { document: draft, locale: 'en' })
  for (const [state, said] of [
    ['full', '2026-4802'],
    ['empty', 'Who is your friend?'],
    ['slow', 'When did you tell them?'],
    ['celebration', 'Found, and it counts for you'],
    ['failed', 'Try again'],
  ] as const) {
    await preview.update({ document: draft, locale: 'en', surface: 'missing-friend', state })
    expect(text(), state).toContain(said)
  }
})

test.each([
  ['wallet', 'new', 'What you earn in points or credit will stand here.'],
  ['wallet', 'empty', 'To whom'],
  ['wallet', 'slow', 'Where should it go?'],
  ['wallet', 'celebration', 'TEA-4711'],
  ['wallet', 'failed', 'Try again'],
  ['wallet', 'full', '580 tier points to Gold'],
  ['draws', 'new', 'You have no entry yet.'],
  ['draws', 'empty', 'There is no draw in this program just now.'],
  ['draws', 'full', '3 entries'],
  ['draws', 'celebration', 'You won'],
  ['draws', 'failed', 'Your entries are safe.'],
  ['answer', 'new', 'I see it differently'],
  ['answer', 'empty', 'What should the shop look at?'],
  ['answer', 'celebration', 'You were right'],
  ['answer', 'loading', 'Looking it up…'],
] as const)('the %s, %s, is shown with what it says', async (surface, state, said) => {
  preview = await mountPreview(element, { document: draft, locale: 'en', surface, state })
  expect(text()).toContain(said)
})

test('a document that is not whole leaves what was shown', async () => {
  preview = await mountPreview(element, { document: draft, locale: 'en' })
  expect(await preview.update({ document: { name: {} }, locale: 'en' })).toBe(false)
  expect(text()).toContain('Give 15%, get ¥100')
})

test('removed, it leaves the element as it was', async () => {
  preview = await mountPreview(element, { document: draft, locale: 'en' })
  preview.remove()
  expect(element.outerHTML).toBe('<div></div>')
  expect(element.shadowRoot?.childNodes).toHaveLength(0)
})
