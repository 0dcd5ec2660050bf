import type { Lang } from '../../words/speech.ts'
import { en, type TaskWords } from './en.ts'
import { zh } from './zh.ts'

/** What is said of what waits for staff. */
export function taskWords(lang: Lang): TaskWords {
  return lang === 'zh' ? zh : en
}
