import { expect, test } from 'vitest'
import { accentAdvice } from './accent-advice.ts'
import { findTexts } from './find-texts.ts'
import { readChange } from './read-change.ts'
import { reviewDraft } from './review-draft.ts'
import { leftOut, textFault } from './text-fault.ts'
import { whereShown } from './where-shown.ts'
import { en as t } from './words/en.ts'
import { zh } from './words/zh.ts'

test.each([
  ['#008573', '#008573', '#ffffff', 1, false],
  ['#ffd54a', '#ffd54a', '#000000', 3, true],
  ['#0b0b0c', '#5d5d5d', '#ffffff', 2, true],
] as const)('%s is told as the widget draws it', (accent, dark, text, count, isCorrected) => {
  const advice = accentAdvice(accent, t)
  expect(advice).toMatchObject({ light: { ground: accent, text } })
  expect(advice?.said).toHaveLength(count)
  expect(advice?.said.some((one) => one.isCorrected)).toBe(isCorrected)
  if (accent === '#0b0b0c') expect(advice?.dark.ground).not.toBe(accent)
  else expect(advice?.dark.ground).toBe(dark)
})

test('what is no colour has no advice, and a short one is told in full', () => {
  expect(accentAdvice('teal', t)).toBeUndefined()
  expect(accentAdvice('#fd4', t)?.picked).toBe('#ffdd44')
})

test.each([
  ['{give} for you', { max: 300, filled: ['give'] }, undefined],
  ['{gave} for you', { max: 300, filled: ['give'] }, 'Only {give} can be filled in here.'],
  ['{give}', { max: 300, filled: [] }, 'Nothing is filled in here: write it without braces.'],
  ['{give for you', { max: 300, filled: ['give'] }, t.faults.openBrace],
  ['abcdef', { max: 5 }, 'At most 5 characters; these are 6.'],
  ['a\nb', { max: 5 }, 'Write it in one line.'],
  ['a\nb', { max: 5, isLong: true }, undefined],
  ['a\u202eb', { max: 5 }, t.faults.invisible],
  ['', { max: 5 }, undefined],
] as const)('the text "%s" has its fault told', (text, kind, said) => {
  expect(textFault(text, kind, t)).toBe(said)
})

test('what ours fills in and theirs does not is named', () => {
  expect(leftOut('Get {get}', 'Give {give}, get {get}')).toEqual(['give'])
})

const texts = [
  { name: 'discount', part: 'gifts', filled: [], text: 'Código', isExample: false },
  { name: 'copyLink', part: 'panel', filled: [], text: 'Copy link', isExample: false },
  { name: 'share', part: 'panel', filled: [], text: 'Share', isExample: false },
] as const

test('texts are found by what they say, by what is said in their place, and by their names', () => {
  const found = (sought: string, onlyOwn = false) =>
    findTexts(texts, {
      sought,
      onlyOwn,
      order: ['panel', 'gifts'],
      ownOf: ({ name }) => (name === 'share' ? 'Pass it on' : undefined),
    }).map(({ name }) => name)
  expect(found('')).toEqual(['copyLink', 'share', 'discount'])
  expect(found('CODIGO')).toEqual(['discount'])
  expect(found('pass on')).toEqual(['share'])
  expect(found('copylink')).toEqual(['copyLink'])
  expect(found('', true)).toEqual(['share'])
})

test.each([
  [
    { name: 'copyLink', part: 'panel' },
    { surface: 'panel', state: 'full' },
  ],
  [
    { name: 'offlineText', part: 'panel' },
    { surface: 'panel', state: 'offline' },
  ],
  [
    { name: 'boardEmpty', part: 'surfaces' },
    { surface: 'board', state: 'empty' },
  ],
  [
    { name: 'promptAfterOrder', part: 'surfaces' },
    { surface: 'prompt', state: 'full' },
  ],
  [
    { name: 'questions', part: 'surfaces' },
    { surface: 'terms', state: 'full' },
  ],
  [
    { name: 'redemptionStates.failed', part: 'wallet' },
    { surface: 'wallet', state: 'full' },
  ],
] as const)('a text is shown where it is said: %o', (text, place) => {
  expect(whereShown(text)).toEqual(place)
})

test('a change is told by the way to its place, what stood there and what will', () => {
  const live = {
    name: { en: 'Tea' },
    rules: [{ id: 'voucher', when: 'order', give: [{ amount: 100, asset: 'CNY' }] }],
    theme: { radius: 4 },
  }
  const draft = {
    ...live,
    rules: [{ id: 'voucher', when: 'order', give: [{ amount: 250, asset: 'CNY' }] }],
    theme: { accent: '#7a4a9e' },
    wording: { zh: { share_texts: { wechat: '茶' }, messages: { copyLink: '拿走' } } },
  }
  const { changes, faults } = reviewDraft(live, draft, 'en')
  expect(faults.length).toBeGreaterThan(0)
  const read = changes.map((change) => {
    const { way, before, after } = readChange(
      change,
      change.change === 'removed' ? live : draft,
      t,
      (amount, asset) => `${(amount / 100).toFixed(2)} ${asset}`,
    )
    return `${way.join(' › ')}: ${before} → ${after}`
  })
  expect(read).toEqual([
    'rules › “voucher” › give › 1 › amount: 1.00 CNY → 2.50 CNY',
    'Look › Corners: 4 → undefined',
    'Look › Colour: undefined → #7a4a9e',
    'Message that goes with the link › Chinese › WeChat: undefined → 茶',
    'Words › Chinese › copyLink: undefined → 拿走',
  ])
})

test('Chinese says as much as English', () => {
  const keys = (words: object): string[] =>
    Object.entries(words).flatMap(([key, said]) =>
      typeof said === 'object' ? keys(said).map((inner) => `${key}.${inner}`) : [key],
    )
  expect(keys(zh).sort()).toEqual(keys(t).sort())
})
