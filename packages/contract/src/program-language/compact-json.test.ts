import { languageExamples } from '@goodword/domain/programs/examples/examples'
import { expect, test } from 'vitest'
import { compactJson } from './compact-json.ts'

test.each(languageExamples)('"$title" is written as what it is', ({ document }) => {
  const text = compactJson(document)
  expect(JSON.parse(text)).toEqual(document)
  expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(160)
})

test('what fits on a line stands on one', () => {
  expect(compactJson({ a: [1, 'two'], b: {} })).toBe('{ "a": [1, "two"], "b": {} }')
})
