import type { Backtest } from './compare.ts'
import type { BacktestWords } from './words/en.ts'

type Props = { readonly backtest: Backtest; readonly t: BacktestWords }

/** Which colour stands for what; nothing where there is only one. */
export function SeriesLegend({ backtest, t }: Props) {
  if (!backtest.live) return null
  return (
    <p class="legend">
      <span>{backtest.version === null ? t.draft : t.version(backtest.version)}</span>
      <span class="legend-live">{t.live}</span>
    </p>
  )
}
