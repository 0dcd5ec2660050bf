import { expect, test } from 'vitest'
import { applyEdits, pointerTo, stillEdits, valueAt, withEdit } from './edits.ts'

const document = {
  name: { en: 'Tea' },
  wording: { en: { headline: 'Give tea', messages: { copyLink: 'Take it' } } },
}
const copyLink = pointerTo('wording', 'en', 'messages', 'copyLink')

test('what is changed lies over the document, which stays as it was', () => {
  const changed = applyEdits(document, {
    '/theme/accent': '#7a4a9e',
    [copyLink]: 'Copy it',
    '/wording/zh/messages/channels.x': 'X 平台',
  })
  expect(changed).toEqual({
    name: { en: 'Tea' },
    theme: { accent: '#7a4a9e' },
    wording: {
      en: { headline: 'Give tea', messages: { copyLink: 'Copy it' } },
      zh: { messages: { 'channels.x': 'X 平台' } },
    },
  })
  expect(document.wording.en.messages.copyLink).toBe('Take it')
})

test('what is taken away leaves nothing empty behind', () => {
  expect(applyEdits(document, { [copyLink]: null })).toEqual({
    name: { en: 'Tea' },
    wording: { en: { headline: 'Give tea' } },
  })
  const gone = applyEdits(document, { [copyLink]: null, '/wording/en/headline': null })
  expect(gone).toEqual({ name: { en: 'Tea' } })
})

test('what is changed back is no change', () => {
  const edits = withEdit(document, {}, copyLink, 'Copy it')
  expect(withEdit(document, edits, copyLink, 'Take it')).toEqual({})
  expect(withEdit(document, {}, '/theme/accent', null)).toEqual({})
})

test('what somebody else has done meanwhile is no change any more', () => {
  const edits = { [copyLink]: 'Copy it', '/theme/radius': 8 }
  expect(stillEdits({ ...document, theme: { radius: 8 } }, edits)).toEqual({
    [copyLink]: 'Copy it',
  })
})

test('a place may be named by any key, and lead through what is no object', () => {
  const odd = pointerTo('wording', 'a/b~c', 'headline')
  expect(valueAt(applyEdits({ wording: 7 }, { [odd]: 'x' }), odd)).toBe('x')
  expect(valueAt({ rules: [{ id: 'a' }] }, '/rules/0/id')).toBe('a')
  expect(valueAt({}, '/constructor/name')).toBeUndefined()
})
