import { readFileSync } from 'node:fs'
import { languageReference } from '@goodword/contract/program-language/reference'
import { toMarkdown } from '@goodword/contract/program-language/to-markdown'
import { expect, test } from 'vitest'
import { languagePage, staleText } from './language.ts'

test('the reference in docs is what the schema and its examples say', () => {
  const isCurrent = readFileSync(languagePage, 'utf8') === toMarkdown(languageReference())
  expect(isCurrent, staleText).toBe(true)
})
