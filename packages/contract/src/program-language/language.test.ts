import { languageExamples } from '@goodword/domain/programs/examples/examples'
import { describe, expect, test } from 'vitest'
import { partsOf } from './parts.ts'
import { programSchema } from './program-schema.ts'

const parts = partsOf(programSchema())
const words = parts.flatMap((part) => part.words)

test('every word says what it is: give the one named here a v.description', () => {
  expect(words.filter(({ description }) => !/^[A-Z].*\.$/.test(description))).toEqual([])
})

test('every word stands in an example: write one in domain/src/programs/examples', () => {
  const missing = words.filter(
    ({ path }) => !languageExamples.some(({ document }) => stands(document, path.split('.'))),
  )
  expect(missing.map(({ path }) => path)).toEqual([])
})

test('every part has an example of its own: its `part` is the path named here', () => {
  const shown = new Set(languageExamples.map(({ part }) => part))
  expect(parts.map(({ path }) => path).filter((path) => !shown.has(path))).toEqual([])
})

test.each(languageExamples)('the example "$title" belongs to a part', ({ part }) => {
  expect(parts.map(({ path }) => path)).toContain(part)
})

describe('the parts', () => {
  test('an example does not stand where it does not', () => {
    const [{ document } = { document: {} }] = languageExamples
    expect(stands(document, ['rules', 'give', 'value', 'amount'])).toBe(true)
    expect(stands(document, ['rules', 'give', 'value', 'steps'])).toBe(false)
    expect(stands({ wording: { en: { headline: 'x' } } }, ['wording', '*', 'headline'])).toBe(true)
  })

  test('what is written in two shapes is one part, and its shapes are told', () => {
    const value = parts.find(({ path }) => path === 'rules.give.value')
    expect(value?.shapes.map(({ required }) => required)).toContainEqual(['amount', 'asset'])
    expect(parts.filter(({ path }) => path === 'rules.give')).toHaveLength(1)
  })
})

/** Whether a document writes the word at a place; lists are looked through, and `*` is any name. */
function stands(value: unknown, path: readonly string[]): boolean {
  if (Array.isArray(value)) return value.some((item) => stands(item, path))
  const [name, ...rest] = path
  if (name === undefined) return value !== undefined
  if (typeof value !== 'object' || value === null) return false
  if (name === '*') return Object.values(value).some((item) => stands(item, rest))
  return Object.hasOwn(value, name) && stands((value as Record<string, unknown>)[name], rest)
}
