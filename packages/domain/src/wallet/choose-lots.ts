import type { Instant } from '../conversions/conversion-facts.ts'
import { isSpendable, type Lot } from './lot.ts'

/** Which lots an amount is taken from, or how much there is where that is too little. */
export type LotChoice =
  | { readonly kind: 'enough'; readonly parts: readonly LotPart[] }
  | { readonly kind: 'short'; readonly held: number }

export type LotPart = { readonly lot: Lot; readonly amount: number }

/** Takes an amount from the lots that run out first; those that never run out come last. */
export function chooseLots(lots: readonly Lot[], amount: number, now: Instant): LotChoice {
  const spendable = lots.filter((lot) => isSpendable(lot, now)).sort(runsOutFirst)
  const held = spendable.reduce((sum, { remaining }) => sum + remaining, 0)
  if (held < amount) return { kind: 'short', held }

  const parts: LotPart[] = []
  let missing = amount
  for (const lot of spendable) {
    if (missing === 0) break
    const taken = Math.min(missing, lot.remaining)
    parts.push({ lot, amount: taken })
    missing -= taken
  }
  return { kind: 'enough', parts }
}

/** The order in which lots are spent. */
export function runsOutFirst(a: Lot, b: Lot): number {
  if (a.expires_at !== b.expires_at) {
    if (a.expires_at === null) return 1
    if (b.expires_at === null) return -1
    return a.expires_at < b.expires_at ? -1 : 1
  }
  if (a.obtained_at !== b.obtained_at) return a.obtained_at < b.obtained_at ? -1 : 1
  return a.id < b.id ? -1 : 1
}
