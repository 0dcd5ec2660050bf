import { expect, test } from 'vitest'
import { checkDocument } from './check-document.ts'
import { compileProgram } from './compile-program.ts'
import { programTemplates } from './templates.ts'

const templates = programTemplates.map(({ id, document }) => [id, document] as const)

test('every template has an id of its own', () => {
  expect(new Set(programTemplates.map(({ id }) => id)).size).toBe(programTemplates.length)
})

test.each(templates)('%s can be published as it is', (_, document) => {
  const checked = checkDocument(JSON.parse(JSON.stringify(document)))
  expect(checked).toMatchObject({ kind: 'ok' })
  if (checked.kind === 'ok') compileProgram(checked.document, 1)
})

test.each(templates)('%s speaks English and Chinese in every text', (_, document) => {
  const texts = [
    document.name,
    document.terms,
    document.wording,
    ...document.rules.flatMap(({ give }) => give.map(({ label }) => label)),
  ].filter((text) => text !== undefined)
  for (const text of texts) expect(Object.keys(text)).toEqual(['en', 'zh'])
  const { en, zh } = document.wording ?? {}
  expect(Object.keys(en ?? {})).toHaveLength(4)
  expect(Object.keys(zh ?? {})).toEqual(Object.keys(en ?? {}))
})
