import { CurveChart } from '../chart/curve-chart.tsx'
import { DataTable } from '../chart/data-table.tsx'
import { curveOf, type Report } from './compare.ts'
import type { ResultPart } from './result-part.ts'
import { SeriesLegend } from './series-legend.tsx'
import { writeAmount, writeDay, writeShort } from './write-value.ts'

/** What stood promised from day to day: what a budget has to hold. */
export function PromisedCurve({
  backtest,
  report,
  asset,
  speech,
  t,
}: ResultPart & { readonly report: Report }) {
  const { locale } = speech.t
  const trial = curveOf(report, asset)
  const live = curveOf(backtest.live, asset)
  const write = (value: number) => writeAmount(value, asset, speech)
  const end = trial.at(-1)
  const until = new Date(Date.parse(backtest.to) - 1).toISOString()
  const said = t.curveSentence(write(end?.value ?? 0), writeDay(until, locale))
  const days = [...new Set([...trial, ...live].map(({ day }) => day))].sort()
  const standing = (points: typeof trial, day: string) =>
    write(points.findLast((point) => point.day <= day)?.value ?? 0)
  return (
    <section class="card" aria-labelledby="curve">
      <h2 id="curve">{t.curve}</h2>
      <p class="sentence">{said}</p>
      <SeriesLegend backtest={backtest} t={t} />
      <CurveChart
        trial={trial}
        live={live}
        until={until}
        said={`${t.curve}. ${said}`}
        write={(value) => writeShort(value, asset, speech)}
        writeDay={(day) => writeDay(day, locale)}
      />
      <details>
        <summary>{t.asTable}</summary>
        <DataTable
          caption={`${t.asTable}: ${t.curve}`}
          head={[t.day, t.trial, ...(backtest.live ? [t.live] : [])]}
          wordColumns={1}
          rows={days.map((day) => [
            writeDay(day, locale),
            standing(trial, day),
            ...(backtest.live ? [standing(live, day)] : []),
          ])}
        />
      </details>
    </section>
  )
}
