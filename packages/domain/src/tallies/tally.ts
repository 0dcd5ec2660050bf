import type { Instant } from '../conversions/conversion-facts.ts'
import { fromInstant, type Period, periodOf } from '../dates.ts'

/** What is counted for an advocate: a quantity, in a period of the calendar. Spending is in one asset, or in each where it is null. */
export type AdvocateTally = (
  | { readonly counting: 'approved_referrals' }
  | { readonly counting: 'friends_spending'; readonly asset: string | null }
) & { readonly period: Period; readonly timeZone: string }

/** An advocate's approved referrals. */
export const APPROVED_TALLY = 'approved_referrals'

/** What an advocate's friends have spent. */
export function spendingTally(asset: string): string {
  return `friends_spending:${asset}`
}

/** What a rule counts of one friend: their conversions, or what these come to. */
export function ruleTally(rule: string): string {
  return `total:${rule}`
}

/** The name of a tally as a document says it. */
export function tallyOf(
  spec: Pick<AdvocateTally, 'counting'> & { readonly asset?: string | null },
): string {
  return spec.counting === 'friends_spending' ? spendingTally(spec.asset!) : APPROVED_TALLY
}

/** The period around an instant, with the kind of period and the zone: two calendars never share one. */
export function tallyPeriod(at: Instant, period: Period, timeZone: string): string {
  return tallyPeriodNamed(periodOf(fromInstant(at), period, timeZone).key, period, timeZone)
}

/** The period with a name such as "2026-03". */
export function tallyPeriodNamed(key: string, period: Period, timeZone: string): string {
  return period === 'lifetime' ? LIFETIME : `${period}:${key}@${timeZone}`
}

/** Whether a period is of that kind and zone. */
export function isPeriodOf(text: string, period: Period, timeZone: string): boolean {
  if (period === 'lifetime') return text === LIFETIME
  return text.startsWith(`${period}:`) && text.endsWith(`@${timeZone}`)
}

/** The period of a tally that is never closed. */
export const LIFETIME = 'lifetime' as const

/** A tally in one period, as facts are keyed by it. */
export function tallyKey(tally: string, period: string): string {
  return `${tally}|${period}`
}

/** The tally and the period of a key; neither has a bar in it. */
export function fromTallyKey(key: string): { readonly tally: string; readonly period: string } {
  const at = key.indexOf('|')
  return { tally: key.slice(0, at), period: key.slice(at + 1) }
}
