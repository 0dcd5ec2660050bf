import type { Lang } from '../../words/speech.ts'
import { en, type LookWords } from './en.ts'
import { zh } from './zh.ts'

/** What the page for look and words says. */
export function lookWords(lang: Lang): LookWords {
  return lang === 'zh' ? zh : en
}
