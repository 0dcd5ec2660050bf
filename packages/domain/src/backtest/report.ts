import type { ReferralState } from '../referrals/referral-states.ts'

/** What a version of a program came to over a stretch of the past. Amounts are minor units, months those of the workspace. */
export type BacktestReport = {
  /** Conversions that were decided on, each once; refunds and verdicts besides. */
  readonly conversions: number
  readonly refunds: number
  readonly verdicts: number
  /** Where those stand at the end that began in this stretch. */
  readonly referrals: Readonly<Partial<Record<ReferralState, number>>>
  /** Friends of approved referrals who had bought nothing before. */
  readonly new_customers: number
  readonly rewards: readonly RewardLine[]
  readonly denials: readonly DenialLine[]
  /** What stood promised at the end of each day on which that changed, by asset. */
  readonly budget_curve: readonly BudgetPoint[]
  readonly costs: readonly CostLine[]
  /** What participants hold and what has left, as the ledger would have it. */
  readonly ledger: readonly LedgerLine[]
  /** What no trial can say, by name: whom a draw would choose, so that its prizes are not in these figures. */
  readonly left_out: readonly LeftOut[]
}

export type LeftOut = {
  readonly what: 'draw'
  readonly name: string
  readonly reason: 'left_to_chance'
}

export type RewardLine = {
  readonly rule: string
  readonly recipient: string
  readonly kind: string
  readonly asset: string
  readonly month: string
  readonly granted: number
  readonly promised: number
  readonly taken_back: number
}

/** `rule` is null where the friend was attributed to nobody. */
export type DenialLine = {
  readonly rule: string | null
  readonly reason: string
  readonly count: number
}

export type BudgetPoint = {
  readonly asset: string
  readonly day: string
  readonly promised: number
}

export type CostLine = {
  readonly asset: string
  readonly promised: number
  readonly taken_back: number
  readonly net: number
  /** Rounded up to the minor unit; null where there is no new customer. */
  readonly per_new_customer: number | null
}

export type LedgerLine = {
  readonly account: string
  readonly asset: string
  readonly amount: number
}

/** What a new customer is worth to the merchant, and whether the cost of one stays within a third of it. */
export type ValueCheck = {
  readonly customer_value: { readonly amount: number; readonly asset: string }
  readonly cost_per_new_customer: number | null
  /** Cost over value in basis points; null where nothing can be said. */
  readonly cost_share_basis_points: number | null
  readonly is_within_a_third: boolean | null
}

/** How the cost of a new customer stands to their value. The guard of one third is the rule of thumb LTV : CAC >= 3. */
export function checkValue(
  report: BacktestReport,
  value: { readonly amount: number; readonly asset: string },
): ValueCheck {
  const cost = report.costs.find(({ asset }) => asset === value.asset)?.per_new_customer ?? null
  if (cost === null || value.amount === 0) {
    return {
      customer_value: value,
      cost_per_new_customer: cost,
      cost_share_basis_points: null,
      is_within_a_third: null,
    }
  }
  return {
    customer_value: value,
    cost_per_new_customer: cost,
    cost_share_basis_points: Number((BigInt(cost) * 10_000n) / BigInt(value.amount)),
    is_within_a_third: cost * 3 <= value.amount,
  }
}

/** What one version costs and brings beyond another. */
export type ReportDifference = {
  readonly new_customers: number
  readonly granted: number
  readonly denied: number
  readonly costs: readonly { readonly asset: string; readonly net: number }[]
}

/** The trial less the other: positive where the trial costs or brings more. */
export function differenceOf(trial: BacktestReport, other: BacktestReport): ReportDifference {
  const assets = [...new Set([...trial.costs, ...other.costs].map(({ asset }) => asset))].sort()
  const netOf = (report: BacktestReport, asset: string) =>
    report.costs.find((cost) => cost.asset === asset)?.net ?? 0
  return {
    new_customers: trial.new_customers - other.new_customers,
    granted: sum(trial.rewards, 'granted') - sum(other.rewards, 'granted'),
    denied: sum(trial.denials, 'count') - sum(other.denials, 'count'),
    costs: assets.map((asset) => ({ asset, net: netOf(trial, asset) - netOf(other, asset) })),
  }
}

function sum<K extends string>(lines: readonly Readonly<Record<K, number>>[], key: K): number {
  return lines.reduce((total, line) => total + line[key], 0)
}
