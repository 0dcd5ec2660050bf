import { DataTable } from '../chart/data-table.tsx'
import { costByRule } from './compare.ts'
import type { ResultPart } from './result-part.ts'
import { writeAmount, writeDifference } from './write-value.ts'

/** What each rule gave to whom, and what that cost. */
export function RuleCosts({ backtest, speech, t }: ResultPart) {
  const recipients: Readonly<Record<string, string>> = speech.receipt.recipients
  const rows = costByRule(backtest)
  const isCompared = backtest.live !== null
  return (
    <section class="card" aria-labelledby="rules">
      <h2 id="rules">{t.rules}</h2>
      <DataTable
        caption={`${t.asTable}: ${t.rules}`}
        wordColumns={3}
        head={[
          t.rule,
          t.recipient,
          t.kind,
          t.times,
          t.trial,
          ...(isCompared ? [t.live, t.difference] : []),
        ]}
        rows={rows.map(({ rule, recipient, kind, asset, granted, cost }) => {
          const write = (value: number) => writeAmount(value, asset, speech)
          return [
            rule,
            recipients[recipient] ?? recipient,
            t.kinds[kind] ?? kind,
            granted.trial.toLocaleString(speech.t.locale),
            write(cost.trial),
            ...(cost.live === undefined
              ? []
              : [write(cost.live), writeDifference(cost, write, t) ?? '']),
          ]
        })}
      />
    </section>
  )
}
