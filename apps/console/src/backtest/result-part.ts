import type { Speech } from '../words/speech.ts'
import type { Backtest } from './compare.ts'
import type { backtestWords } from './words/backtest-words.ts'

/** What each part of a result is drawn from. */
export type ResultPart = {
  readonly backtest: Backtest
  readonly asset: string
  readonly speech: Speech
  readonly t: ReturnType<typeof backtestWords>
}
