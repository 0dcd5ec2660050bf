import { ColumnChart } from '../chart/column-chart.tsx'
import { DataTable } from '../chart/data-table.tsx'
import { costByMonth } from './compare.ts'
import type { ResultPart } from './result-part.ts'
import { SeriesLegend } from './series-legend.tsx'
import { writeAmount, writeDifference, writeMonth, writeShort } from './write-value.ts'

/** What each month cost, beside what it cost under the live version. */
export function CostByMonth({ backtest, asset, speech, t }: ResultPart) {
  const { locale } = speech.t
  const rows = costByMonth(backtest, asset)
  const write = (value: number) => writeAmount(value, asset, speech)
  const dearest = rows.reduce((most, row) => (row.trial > most.trial ? row : most), rows[0]!)
  const said =
    rows.length > 0
      ? t.byMonthSentence(writeMonth(dearest.month, locale), write(dearest.trial))
      : ''
  return (
    <section class="card" aria-labelledby="by-month">
      <h2 id="by-month">{t.byMonth}</h2>
      <p class="sentence">{said}</p>
      <SeriesLegend backtest={backtest} t={t} />
      <ColumnChart
        rows={rows.map(({ month, ...pair }) => ({
          label: writeMonth(month, locale, true),
          ...pair,
        }))}
        said={`${t.byMonth}. ${said}`}
        write={(value) => writeShort(value, asset, speech)}
      />
      <details>
        <summary>{t.asTable}</summary>
        <DataTable
          caption={`${t.asTable}: ${t.byMonth}`}
          head={[t.month, t.trial, ...(backtest.live ? [t.live, t.difference] : [])]}
          wordColumns={1}
          rows={rows.map(({ month, ...pair }) => [
            writeMonth(month, locale),
            write(pair.trial),
            ...(pair.live === undefined
              ? []
              : [write(pair.live), writeDifference(pair, write, t) ?? '']),
          ])}
        />
      </details>
    </section>
  )
}
