import { denialsBy } from './compare.ts'
import type { ResultPart } from './result-part.ts'
import { SeriesLegend } from './series-legend.tsx'

/** How often nothing was given and why: each reason as a bar that says its number, which is its table as well. */
export function Denials({ backtest, speech, t }: ResultPart) {
  const rows = denialsBy(backtest)
  const [first] = rows
  const most = Math.max(...rows.flatMap(({ trial, live = 0 }) => [trial, live]), 1)
  const count = (value: number) => value.toLocaleString(speech.t.locale)
  return (
    <section class="card" aria-labelledby="denials">
      <h2 id="denials">{t.denials}</h2>
      {!first && <p class="quiet">{t.noDenials}</p>}
      {first && (
        <>
          <p class="sentence">{t.denialsSentence(speech.reason(first.reason), first.trial)}</p>
          <SeriesLegend backtest={backtest} t={t} />
          <table class="denials">
            <thead class="hidden">
              <tr>
                <th scope="col">{t.reason}</th>
                <th scope="col">{t.times}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ rule, reason, trial, live }) => (
                <tr key={`${rule} ${reason}`}>
                  <th scope="row">
                    {speech.reason(reason)}
                    {rule !== null && <span class="quiet small why">{rule}</span>}
                  </th>
                  <td>
                    <Bar share={trial / most} name="trial" text={count(trial)} />
                    {live !== undefined && (
                      <Bar share={live / most} name="live" text={t.liveWas(count(live))} />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  )
}

type BarProps = { readonly share: number; readonly name: 'trial' | 'live'; readonly text: string }

function Bar({ share, name, text }: BarProps) {
  return (
    <div class={`denial ${name}`}>
      <svg class="denial-bar" width={`${share * 70}%`} height="12" aria-hidden="true">
        <rect class={`chart-${name}`} width="100%" height="12" rx="3" />
      </svg>
      <span class="small">{text}</span>
    </div>
  )
}
