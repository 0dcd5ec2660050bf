import type { Instant } from '../conversions/conversion-facts.ts'
import { chooseLots, type LotPart } from './choose-lots.ts'
import type { Lot } from './lot.ts'

/** What is known of a thing in the catalogue when somebody wants it. */
export type ItemFacts = {
  readonly price: number
  readonly asset: string
  readonly stock: number | null
  readonly taken: number
  readonly low_stock: number | null
  readonly is_active: boolean
  readonly starts_at: Instant | null
  readonly ends_at: Instant | null
}

export type Unavailable = 'not_offered' | 'not_begun' | 'ended' | 'out_of_stock'

export type RedemptionDecision =
  | {
      readonly kind: 'redeem'
      readonly parts: readonly LotPart[]
      /** How many are left after it; null where there is no end of them. */
      readonly left: number | null
      /** Whether the merchant is to be warned now. */
      readonly isLow: boolean
    }
  | { readonly kind: 'unavailable'; readonly reason: Unavailable }
  | { readonly kind: 'short'; readonly needed: number; readonly held: number }

/** Whether somebody can have a thing for what they hold, and which of their lots pay for it. */
export function decideRedemption(
  item: ItemFacts,
  lots: readonly Lot[],
  now: Instant,
): RedemptionDecision {
  const reason = whyUnavailable(item, now)
  if (reason !== undefined) return { kind: 'unavailable', reason }

  const choice = chooseLots(
    lots.filter(({ asset }) => asset === item.asset),
    item.price,
    now,
  )
  if (choice.kind === 'short') return { kind: 'short', needed: item.price, held: choice.held }
  const left = item.stock === null ? null : item.stock - item.taken - 1
  return {
    kind: 'redeem',
    parts: choice.parts,
    left,
    // Told once on the way down, and once more when nothing is left: nothing ends in silence.
    isLow: left !== null && (left === item.low_stock || left === 0),
  }
}

/** Why nobody can have a thing now; undefined where it can be had. The end is the first instant without it. */
export function whyUnavailable(item: ItemFacts, now: Instant): Unavailable | undefined {
  if (!item.is_active) return 'not_offered'
  if (item.starts_at !== null && item.starts_at > now) return 'not_begun'
  if (item.ends_at !== null && item.ends_at <= now) return 'ended'
  if (item.stock !== null && item.taken >= item.stock) return 'out_of_stock'
  return undefined
}
