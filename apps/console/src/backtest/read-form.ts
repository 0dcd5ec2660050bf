import type { BodyInput } from '@goodword/contract/operation'
import type { Operations } from '@goodword/contract/operations'
import { periodNamed, toInstant } from '@goodword/domain/dates'
import type { BacktestWords } from './words/en.ts'

/** What is written in the form. */
export type Written = {
  /** `draft`, or the number of a version. */
  readonly what: string
  readonly from: string
  readonly to: string
  readonly worth: string
  readonly asset: string
}

export type Faults = { readonly range?: string; readonly worth?: string }
type Body = BodyInput<Operations['startBacktest']>

/** A form as the API takes it, or what is wrong with it. Days are those of the workspace's calendar, the last one whole. */
export function readForm(
  { what, from, to, worth, asset }: Written,
  timeZone: string,
  t: BacktestWords,
): { readonly body: Body } | { readonly faults: Faults } {
  const amount = worth.trim() === '' ? undefined : minorUnits(worth, asset)
  const faults: Faults = {
    ...(from !== '' && to !== '' && from > to && { range: t.rangeFault }),
    ...(amount === null && { worth: t.worthFault }),
  }
  if (Object.keys(faults).length > 0) return { faults }

  const first = from === '' ? null : (periodNamed(from, 'day', timeZone)?.from ?? null)
  const after = to === '' ? null : (periodNamed(to, 'day', timeZone)?.to ?? null)
  return {
    body: {
      ...(what !== 'draft' && { version: Number(what) }),
      ...(first !== null && { from: toInstant(first) }),
      ...(after !== null && { to: toInstant(after) }),
      ...(amount && { customer_value: { amount, asset } }),
    },
  }
}

/** Whole minor units of what somebody wrote, digit by digit; null where it is no amount above nothing. */
function minorUnits(text: string, asset: string): number | null {
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency: asset }).resolvedOptions()
      .maximumFractionDigits ?? 2
  const [, whole = '', part = ''] = /^(\d{1,9})(?:[.,](\d{1,3}))?$/.exec(text.trim()) ?? []
  if (whole === '' || part.length > digits) return null
  const amount = Number(whole + part.padEnd(digits, '0'))
  return amount > 0 ? amount : null
}
