import type { BalanceReport, ConversionFacts, Instant } from '../conversions/conversion-facts.ts'
import { addDays, addMonths, fromInstant, toInstant } from '../dates.ts'
import type { Rounding } from '../money.ts'
import type { Program } from '../programs/compile-program.ts'
import type { Give } from '../programs/document.ts'

/** A value that is a rate on what a friend's balance has been, on the mean of a period. */
export type BalanceRate = Extract<Give['value'], { of: 'balance' }>

/** The period that a gift is earned over, and, once it is over, what the balance was in the mean. */
export type EarnedOver = {
  readonly from: Instant
  readonly to: Instant
  readonly days?: number
  /** To the nearest minor unit; what is given is reckoned from the exact mean. */
  readonly mean?: number
  readonly rate_basis_points?: number
}

const DAY = 86_400_000

export function isOfBalance(value: Give['value']): value is BalanceRate {
  return 'of' in value
}

/** From the instant that earns it on, the end outside: days of 24 hours, or months of a zone's calendar. */
export function periodFrom({ over }: BalanceRate, start: Instant): { from: Instant; to: Instant } {
  const from = fromInstant(start)
  const to =
    'days' in over ? addDays(from, over.days) : addMonths(from, over.months, over.time_zone)
  return { from: start, to: toInstant(to) }
}

/** The stretches whose balances a decision asks for: of all that is earned over a period that is over. */
export function periodsOver(
  programs: Iterable<Program>,
  {
    conversion,
    now,
  }: {
    readonly conversion: Pick<ConversionFacts['conversion'], 'type' | 'occurred_at'>
    readonly now: Instant
  },
): { readonly asset: string; readonly from: Instant; readonly to: Instant }[] {
  return [...programs]
    .flatMap(({ eventRules }) => eventRules)
    .filter(({ rule }) => rule.when === conversion.type)
    .flatMap(({ rule }) => rule.give)
    .flatMap(({ value }) =>
      isOfBalance(value)
        ? [{ asset: value.asset, ...periodFrom(value, conversion.occurred_at) }]
        : [],
    )
    .filter(({ to }) => to <= now)
}

/** The reports that say what a balance was in a period: those within it, and the last one before. */
export function reportsWithin(
  reports: readonly BalanceReport[],
  { from, to }: { readonly from: Instant; readonly to: Instant },
): BalanceReport[] {
  const sorted = [...reports].sort((a, b) => (a.as_of < b.as_of ? -1 : 1))
  const opening = sorted.findLast(({ as_of }) => as_of <= from)
  const within = sorted.filter(({ as_of }) => from < as_of && as_of < to)
  return opening ? [opening, ...within] : within
}

/**
 * The rate on the mean of a balance: each balance counts for as many milliseconds as it stood, and nothing
 * before the first report. One exact division, rounded once.
 */
export function rateOnMean(
  { rate_basis_points, rounding, cap = Number.POSITIVE_INFINITY }: BalanceRate,
  period: { readonly from: Instant; readonly to: Instant },
  reports: readonly BalanceReport[],
): { readonly amount: number; readonly over: EarnedOver } {
  const from = fromInstant(period.from)
  const to = fromInstant(period.to)
  const standing = reportsWithin(reports, period)
  const sum = standing.reduce((weighted, { as_of, balance }, at) => {
    const since = Math.max(from, fromInstant(as_of))
    const next = standing[at + 1]
    const until = next ? fromInstant(next.as_of) : to
    return weighted + BigInt(balance) * BigInt(until - since)
  }, 0n)
  const length = BigInt(to - from)
  const amount = divided(sum * BigInt(rate_basis_points), length * 10_000n, rounding)
  return {
    amount: Math.min(amount, cap),
    over: {
      ...period,
      // A day of the calendar is an hour longer or shorter where clocks change.
      days: Math.round((to - from) / DAY),
      mean: divided(sum, length, 'nearest'),
      rate_basis_points,
    },
  }
}

/** Neither is below zero. */
function divided(value: bigint, by: bigint, rounding: Rounding): number {
  const offset = { down: 0n, nearest: by / 2n, up: by - 1n }[rounding]
  return Number((value + offset) / by)
}
