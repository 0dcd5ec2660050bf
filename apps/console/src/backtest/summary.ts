import type { Speech } from '../words/speech.ts'
import { assetsOf, type Backtest, costOf, pairOf, type Report } from './compare.ts'
import { backtestWords } from './words/backtest-words.ts'
import { writeAmount } from './write-value.ts'

/** What a backtest came to, in sentences: cost and customers, what the live version did, and whether it is worth it. */
export function summaryOf(backtest: Backtest, report: Report, speech: Speech): readonly string[] {
  const t = backtestWords(speech.lang)
  const assets = assetsOf(backtest)
  const costs = assets.map((asset) => ({ asset, ...costOf(backtest, asset) }))
  const written = costs
    .filter(({ trial }) => trial !== 0)
    .map(({ trial, asset }) => writeAmount(trial, asset, speech))
  const what = backtest.version === null ? t.isTheDraft : t.version(backtest.version)
  const customers = t.customersCount(report.new_customers)
  return [
    t.sentence(what, written.length > 0 ? t.costs(written) : t.noCost, customers),
    ...(backtest.live ? [againstLive(backtest, costs, speech)] : []),
    ...valueSaid(backtest, speech),
  ]
}

function againstLive(
  backtest: Backtest,
  costs: readonly { asset: string; trial: number; live: number | undefined }[],
  speech: Speech,
): string {
  const t = backtestWords(speech.lang)
  const dearer = costs.flatMap(({ asset, trial, live = 0 }) => {
    if (trial === live) return []
    const value = writeAmount(Math.abs(trial - live), asset, speech)
    return [trial > live ? t.moreCost(value) : t.lessCost(value)]
  })
  const { trial, live = 0 } = pairOf(backtest, ({ new_customers }) => new_customers)
  if (dearer.length === 0 && trial === live) return t.asLive
  const customers =
    trial === live
      ? t.asManyCustomers
      : trial > live
        ? t.moreCustomers(trial - live)
        : t.fewerCustomers(live - trial)
  return t.against([...dearer, customers])
}

function valueSaid({ value }: Backtest, { lang, t: { locale } }: Speech): string[] {
  const t = backtestWords(lang)
  if (value?.cost_share_basis_points == null) return []
  const percent = new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 1,
  }).format(value.cost_share_basis_points / 10_000)
  return [value.is_within_a_third ? t.valueWithin(percent) : t.valueBeyond(percent)]
}
