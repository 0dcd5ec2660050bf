import { shareOf } from '../money.ts'
import type { Give } from '../programs/document.ts'

/** What values may depend on. `amount` is in minor units of `asset`; `referralNumber` is the advocate's how-manieth. */
export type ValueBasis = {
  readonly amount: number | null
  readonly asset: string | null
  readonly referralNumber: number
}

export type RewardValue =
  | { readonly kind: 'value'; readonly amount: number }
  | { readonly kind: 'none'; readonly reason: NoValue }

/** Why a gift is worth nothing. */
export type NoValue = 'asset_mismatch' | 'amount_missing' | 'nothing_to_give' | 'period_not_over'

/** How much a gift is worth for one conversion, in minor units of the gift's asset. */
export function rewardValue(value: Give['value'], basis: ValueBasis): RewardValue {
  if ('steps' in value) {
    const step = value.steps.findLast(({ from }) => from <= basis.referralNumber)
    return step
      ? { kind: 'value', amount: step.amount }
      : { kind: 'none', reason: 'nothing_to_give' }
  }
  if ('amount' in value) return { kind: 'value', amount: value.amount }
  // What a period comes to is reckoned from its reports, by the decision (`periods/balance-rate.ts`).
  if ('of' in value) return { kind: 'none', reason: 'period_not_over' }

  if (basis.amount === null) return { kind: 'none', reason: 'amount_missing' }
  if ('bands' in value) return bandValue(value, basis.amount, basis.asset)
  if (basis.asset !== value.asset) return { kind: 'none', reason: 'asset_mismatch' }
  const share = shareOf(basis.amount, value.share_basis_points, value.rounding)
  const amount = Math.min(Math.max(share, value.floor ?? 0), value.cap ?? Infinity)
  return positiveValue(amount)
}

/** Of the bands the last that is reached; a share of the whole amount, not of the part within the band. */
function bandValue(
  { bands, asset, cap = Infinity }: Extract<Give['value'], { bands: unknown }>,
  amount: number,
  amountAsset: string | null,
): RewardValue {
  const band = bands.findLast(({ from }) => from <= amount)
  if (!band) return { kind: 'none', reason: 'nothing_to_give' }
  if ('amount' in band) return positiveValue(Math.min(band.amount, cap))
  if (amountAsset !== asset) return { kind: 'none', reason: 'asset_mismatch' }
  return positiveValue(Math.min(shareOf(amount, band.share_basis_points, 'down'), cap))
}

/** Nothing is no gift. */
export function positiveValue(amount: number): RewardValue {
  return amount > 0 ? { kind: 'value', amount } : { kind: 'none', reason: 'nothing_to_give' }
}
