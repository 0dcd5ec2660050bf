import type { Speech } from '../words/speech.ts'
import type { Pair } from './compare.ts'
import type { BacktestWords } from './words/en.ts'

/** An amount as short as it stays exact: without ".00". */
export function writeAmount(amount: number, asset: string, { t, amount: whole }: Speech): string {
  if (!/^[A-Z]{3}$/.test(asset)) return whole(amount, asset)
  const format = new Intl.NumberFormat(t.locale, {
    style: 'currency',
    currency: asset,
    currencyDisplay: 'narrowSymbol',
    trailingZeroDisplay: 'stripIfInteger',
  })
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

/** The same for an axis: "¥13K". */
export function writeShort(amount: number, asset: string, { t }: Speech): string {
  const isMoney = /^[A-Z]{3}$/.test(asset)
  const format = new Intl.NumberFormat(t.locale, {
    notation: 'compact',
    maximumSignificantDigits: 3,
    ...(isMoney && { style: 'currency', currency: asset, currencyDisplay: 'narrowSymbol' }),
  })
  const digits = isMoney
    ? (new Intl.NumberFormat('en', { style: 'currency', currency: asset }).resolvedOptions()
        .maximumFractionDigits ?? 2)
    : 0
  return format.format(amount / 10 ** digits)
}

/** How a trial differs from the live version, with its sign; undefined where there is nothing to compare with. */
export function writeDifference(
  { trial, live }: Pair,
  write: (value: number) => string,
  t: BacktestWords,
): string | undefined {
  if (live === undefined) return undefined
  if (trial === live) return t.same
  return `${trial > live ? '+' : '−'}${write(Math.abs(trial - live))}`
}

/** A month such as "2026-11" in words. */
export function writeMonth(month: string, locale: string, isShort = false): string {
  return new Intl.DateTimeFormat(locale, {
    month: isShort ? 'short' : 'long',
    timeZone: 'UTC',
    // At a chart a year is told once, by its first month.
    ...((!isShort || month.endsWith('-01')) && { year: 'numeric' }),
  }).format(new Date(`${month}-01T00:00:00Z`))
}

/** A day such as "2026-11-26" in words. */
export function writeDay(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(day),
  )
}
