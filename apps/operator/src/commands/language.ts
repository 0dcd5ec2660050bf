import { readFileSync, writeFileSync } from 'node:fs'
import { languageReference } from '@goodword/contract/program-language/reference'
import { toMarkdown } from '@goodword/contract/program-language/to-markdown'
import { UsageError } from '../usage-error.ts'

export const languagePage = new URL('../../../../docs/program-language.md', import.meta.url)

/** Writes the reference of the program language anew, or says whether what is written is current. */
export async function language(args: readonly string[]): Promise<number> {
  if (args.some((arg) => arg !== '--check')) throw new UsageError('Only --check can be given.')
  const page = toMarkdown(languageReference())
  if (!args.includes('--check')) {
    writeFileSync(languagePage, page)
    console.log('docs/program-language.md is written.')
    return 0
  }
  const isCurrent = readFileSync(languagePage, 'utf8') === page
  console.log(isCurrent ? 'docs/program-language.md is current.' : staleText)
  return isCurrent ? 0 : 1
}

export const staleText =
  'docs/program-language.md is not what the schema says: run "npm run goodword -- language".'
