import type { Reply } from '@goodword/contract/operation'
import type { Operations } from '@goodword/contract/operations'

export type Backtest = Reply<Operations['getBacktest']>
export type Report = NonNullable<Backtest['report']>

/** A quantity that was tried, and what the live version came to on the same past; undefined where that is the one that was tried. */
export type Pair = { readonly trial: number; readonly live: number | undefined }

/** The assets in which a backtest cost anything, the dearest first. */
export function assetsOf({ report, live }: Backtest): readonly string[] {
  const costs = [...(report?.costs ?? []), ...(live?.costs ?? [])]
  const most = new Map<string, number>()
  for (const { asset, promised } of costs) {
    most.set(asset, Math.max(most.get(asset) ?? 0, promised))
  }
  return [...most].sort(([, a], [, b]) => b - a).map(([asset]) => asset)
}

/** What it cost in an asset, taken back or not. */
export function costOf(backtest: Backtest, asset: string): Pair {
  return pairOf(backtest, ({ costs }) => costs.find((cost) => cost.asset === asset)?.net ?? 0)
}

/** A quantity of both reports. */
export function pairOf({ report, live }: Backtest, of: (report: Report) => number): Pair {
  return { trial: report ? of(report) : 0, live: live ? of(live) : undefined }
}

/** How many rewards a report granted. */
export function grantedIn({ rewards }: Report): number {
  return rewards.reduce((sum, { granted }) => sum + granted, 0)
}

/** How often a report gave nothing. */
export function deniedIn({ denials }: Report): number {
  return denials.reduce((sum, { count }) => sum + count, 0)
}

/** What each month cost in an asset, without a month left out between the first and the last. */
export function costByMonth(
  backtest: Backtest,
  asset: string,
): readonly (Pair & { readonly month: string })[] {
  const months = [backtest.report, backtest.live].flatMap(
    (report) =>
      report?.rewards.filter((one) => one.asset === asset).map(({ month }) => month) ?? [],
  )
  const [first, ...others] = [...new Set(months)].sort()
  if (first === undefined) return []
  return monthsFrom(first, others.at(-1) ?? first).map((month) => ({
    month,
    ...pairOf(backtest, ({ rewards }) =>
      rewards
        .filter((one) => one.asset === asset && one.month === month)
        .reduce((sum, { promised, taken_back }) => sum + promised - taken_back, 0),
    ),
  }))
}

function monthsFrom(first: string, last: string): readonly string[] {
  const months = [first]
  for (let month = first; month < last; ) {
    const [year = 0, number = 0] = month.split('-').map(Number)
    month = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
    months.push(month)
  }
  return months
}

/** Why nothing was given, the most frequent first; one row for each rule and reason. */
export function denialsBy(
  backtest: Backtest,
): readonly (Pair & { readonly rule: string | null; readonly reason: string })[] {
  const { report, live } = backtest
  const names = new Map(
    [...(report?.denials ?? []), ...(live?.denials ?? [])].map(({ rule, reason }) => [
      `${rule} ${reason}`,
      { rule, reason },
    ]),
  )
  return [...names.values()]
    .map(({ rule, reason }) => ({
      rule,
      reason,
      ...pairOf(
        backtest,
        ({ denials }) =>
          denials.find((one) => one.rule === rule && one.reason === reason)?.count ?? 0,
      ),
    }))
    .sort((a, b) => b.trial - a.trial || (b.live ?? 0) - (a.live ?? 0))
}

export type RuleRow = {
  readonly rule: string
  readonly recipient: string
  readonly kind: string
  readonly asset: string
  readonly granted: Pair
  readonly cost: Pair
}

/** What each rule gave to whom, the dearest first. */
export function costByRule(backtest: Backtest): readonly RuleRow[] {
  const { report, live } = backtest
  const rows = new Map(
    [...(report?.rewards ?? []), ...(live?.rewards ?? [])].map((one) => {
      const { rule, recipient, kind, asset } = one
      return [keyOf(one), { rule, recipient, kind, asset }]
    }),
  )
  return [...rows]
    .map(([key, row]) => {
      const sum = (of: (reward: Reward) => number) =>
        pairOf(backtest, ({ rewards }) =>
          rewards.filter((one) => keyOf(one) === key).reduce((total, one) => total + of(one), 0),
        )
      return {
        ...row,
        granted: sum(({ granted }) => granted),
        cost: sum(({ promised, taken_back }) => promised - taken_back),
      }
    })
    .sort((a, b) => b.cost.trial - a.cost.trial)
}

type Reward = Report['rewards'][number]

function keyOf({ rule, recipient, kind, asset }: Reward): string {
  return [rule, recipient, kind, asset].join(' ')
}

/** What stood promised on each day on which that changed. */
export function curveOf(
  report: Report | null,
  asset: string,
): readonly { readonly day: string; readonly value: number }[] {
  return (report?.budget_curve ?? [])
    .filter((point) => point.asset === asset)
    .map(({ day, promised }) => ({ day, value: promised }))
}
