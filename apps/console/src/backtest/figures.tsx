import { deniedIn, grantedIn, type Pair, pairOf, type Report } from './compare.ts'
import type { ResultPart } from './result-part.ts'
import { writeAmount, writeDifference } from './write-value.ts'

type Props = ResultPart & { readonly report: Report; readonly assets: readonly string[] }

/** The few figures that are compared first, each with what the live version came to. */
export function Figures({ backtest, assets, speech, t }: Props) {
  const count = (value: number) => value.toLocaleString(speech.t.locale)
  const costs = assets.flatMap((asset) => {
    const write = (value: number) => writeAmount(value, asset, speech)
    const of = (name: 'net' | 'per_new_customer' | 'taken_back') =>
      pairOf(backtest, (report) => report.costs.find((one) => one.asset === asset)?.[name] ?? 0)
    const named = (name: string) => (assets.length > 1 ? `${name} · ${asset}` : name)
    return [
      { name: named(t.cost), pair: of('net'), write },
      { name: named(t.perCustomer), pair: of('per_new_customer'), write },
      { name: named(t.takenBack), pair: of('taken_back'), write },
    ]
  })
  const counts = [
    { name: t.newCustomers, pair: pairOf(backtest, ({ new_customers }) => new_customers) },
    { name: t.granted, pair: pairOf(backtest, grantedIn) },
    { name: t.denied, pair: pairOf(backtest, deniedIn) },
  ].map((figure) => ({ ...figure, write: count }))
  return (
    <dl class="figures">
      {[...costs, ...counts].map(({ name, pair, write }) => (
        <Figure key={name} name={name} pair={pair} write={write} t={t} />
      ))}
    </dl>
  )
}

type FigureProps = {
  readonly name: string
  readonly pair: Pair
  readonly write: (value: number) => string
  readonly t: ResultPart['t']
}

function Figure({ name, pair, write, t }: FigureProps) {
  const difference = writeDifference(pair, write, t)
  return (
    <div class="figure">
      <dt class="quiet small">{name}</dt>
      <dd class="figure-value">{write(pair.trial)}</dd>
      {pair.live !== undefined && (
        <dd class="quiet small">
          {t.liveWas(write(pair.live))} · {difference}
        </dd>
      )}
    </div>
  )
}
