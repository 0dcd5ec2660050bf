import type { Lang } from '../../words/speech.ts'
import { type BacktestWords, en } from './en.ts'
import { zh } from './zh.ts'

/** What the page for backtests says. */
export function backtestWords(lang: Lang): BacktestWords {
  return lang === 'zh' ? zh : en
}
