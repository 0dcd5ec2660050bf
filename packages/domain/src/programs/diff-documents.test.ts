import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkDocument } from './check-document.ts'
import { diffDocuments } from './diff-documents.ts'
import { programTemplates } from './templates.ts'

test('the same content in another order of properties is no change', () => {
  expect(diffDocuments({ a: 1, b: { c: [1], d: 2 } }, { b: { d: 2, c: [1] }, a: 1 })).toEqual([])
})

test('what was added, removed and replaced is named by its place', () => {
  const before = { name: { en: 'Give' }, limits: [{ count: 5 }], terms: { en: 'x' } }
  const after = { name: { en: 'Get', zh: '得' }, limits: [{ count: 6 }, { count: 7 }], goal: 1 }
  expect(diffDocuments(before, after)).toEqual([
    { pointer: '/name/en', change: 'replaced', before: 'Give', after: 'Get' },
    { pointer: '/name/zh', change: 'added', after: '得' },
    { pointer: '/limits/0/count', change: 'replaced', before: 5, after: 6 },
    { pointer: '/limits/1', change: 'added', after: { count: 7 } },
    { pointer: '/terms', change: 'removed', before: { en: 'x' } },
    { pointer: '/goal', change: 'added', after: 1 },
  ])
})

test('a rule put in front changes none of the others', () => {
  const before = { rules: [{ id: 'a', give: 1 }, { id: 'b' }, { id: 'gone' }] }
  const after = { rules: [{ id: 'new' }, { id: 'a', give: 2 }, { id: 'b' }] }
  expect(diffDocuments(before, after)).toEqual([
    { pointer: '/rules/2', change: 'removed', before: { id: 'gone' } },
    { pointer: '/rules/0', change: 'added', after: { id: 'new' } },
    { pointer: '/rules/1/give', change: 'replaced', before: 1, after: 2 },
  ])
})

test('another order of rules is a change, because limits are used up in that order', () => {
  const change = diffDocuments(
    { rules: [{ id: 'a' }, { id: 'b' }] },
    { rules: [{ id: 'b' }, { id: 'a' }] },
  )
  expect(change).toEqual([
    { pointer: '/rules', change: 'replaced', before: ['a', 'b'], after: ['b', 'a'] },
  ])
})

test('keys that look like places are escaped', () => {
  expect(diffDocuments({ 'a/b~c': 1 }, {})).toEqual([
    { pointer: '/a~1b~0c', change: 'removed', before: 1 },
  ])
})

test('nothing differs from itself, and what differs has a change', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      expect(diffDocuments(one, JSON.parse(JSON.stringify(one)))).toEqual([])
      const isSame = JSON.stringify(one) === JSON.stringify(other)
      if (!isSame && typeof one !== 'object') expect(diffDocuments(one, other)).toHaveLength(1)
    }),
  )
})

test('a limit is matched by what it counts, so another ceiling is one change', () => {
  const yearly = { per: 'advocate', period: 'year', count: 50 }
  const monthly = { per: 'advocate', period: 'month', count: 5 }
  expect(
    diffDocuments({ limits: [yearly] }, { limits: [monthly, { ...yearly, count: 60 }] }),
  ).toEqual([
    { pointer: '/limits/0', change: 'added', after: monthly },
    { pointer: '/limits/1/count', change: 'replaced', before: 50, after: 60 },
  ])
})

test('a default is no change, whether it is written out or not', () => {
  const [first] = programTemplates
  const checked = checkDocument(first!.document)
  expect(checked.kind).toBe('ok')
  if (checked.kind === 'ok') expect(diffDocuments(checked.document, first!.document)).toEqual([])
})
