import { useState } from 'preact/hooks'
import { Segments } from '../form/segments.tsx'
import type { Speech } from '../words/speech.ts'
import { assetsOf, type Backtest, type Report } from './compare.ts'
import { CostByMonth } from './cost-by-month.tsx'
import { Denials } from './denials.tsx'
import { Figures } from './figures.tsx'
import { PromisedCurve } from './promised-curve.tsx'
import { RuleCosts } from './rule-costs.tsx'
import { summaryOf } from './summary.ts'
import { backtestWords } from './words/backtest-words.ts'

type Props = {
  readonly backtest: Backtest
  readonly report: Report
  readonly speech: Speech
}

/** What a backtest came to: a sentence, the figures behind it, and where they come from. */
export function Result({ backtest, report, speech }: Props) {
  const t = backtestWords(speech.lang)
  const assets = assetsOf(backtest)
  const [chosen, choose] = useState(assets[0] ?? '')
  if (report.conversions === 0) return <p class="card empty">{t.empty}</p>

  const given = { backtest, asset: chosen, speech, t }
  return (
    <>
      <section class="card" aria-labelledby="figures">
        <h2 id="figures" class="hidden">
          {t.figures}
        </h2>
        {summaryOf(backtest, report, speech).map((sentence, at) => (
          <p key={sentence} class={at === 0 ? 'lead sentence' : 'sentence'}>
            {sentence}
          </p>
        ))}
        <Figures {...given} report={report} assets={assets} />
      </section>
      {assets.length > 1 && (
        <Segments
          label={t.asset}
          value={chosen}
          options={assets.map((asset) => [asset, asset])}
          onChoose={choose}
        />
      )}
      {assets.length > 0 && (
        <div class="halves">
          <CostByMonth {...given} />
          <PromisedCurve {...given} report={report} />
        </div>
      )}
      <Denials {...given} />
      {assets.length > 0 && <RuleCosts {...given} />}
      {report.left_out.length > 0 && (
        <section class="card" aria-labelledby="left-out">
          <h2 id="left-out">{t.left}</h2>
          {report.left_out.map(({ name }) => (
            <p key={name}>{t.leftDraw(name)}</p>
          ))}
        </section>
      )}
    </>
  )
}
