import { fromInstant } from '../dates.ts'
import { shareOf } from '../money.ts'
import type { Boost } from '../programs/document.ts'
import type { AppliedBoost } from '../rewards/reward.ts'
import { type Uses, use, useKey } from '../rewards/use-limits.ts'
import type { Bond, Walk } from './bind.ts'
import type { BoostOutcome, BoostReason } from './conversion-decision.ts'
import type { ConversionFacts, MeterUse } from './conversion-facts.ts'

/** Where a boost stands for one conversion. It changes while the rules are walked. */
export type BoostState = {
  readonly boost: Boost
  /** Why it does not hold; null where it does. */
  readonly reason: BoostReason | null
  /** The place that the referral would take; null where none is needed, or it has one. */
  readonly place: MeterUse | null
  isUsed: boolean
  isTaken: boolean
}

/** Which boosts hold for the conversion, by its moment and by the places that are left. */
export function judgeBoosts(facts: ConversionFacts, bond: Bond, programUses: Uses): BoostState[] {
  if (bond.program.boosts.length === 0) return []
  const at = fromInstant(facts.conversion.occurred_at)
  return bond.program.boosts.map(({ boost, from, to }): BoostState => {
    const state = { boost, place: null, isUsed: false, isTaken: false }
    if (at < from) return { ...state, reason: 'boost_not_begun' }
    if (at >= to) return { ...state, reason: 'boost_ended' }
    if (boost.first === undefined) return { ...state, reason: null }

    const place = placeOf(boost, boost.first)
    if (facts.referral?.meters?.some(({ meter }) => meter === place.meter)) {
      return { ...state, reason: null }
    }
    // A claim is nobody's place yet: the friend may never buy.
    if (facts.occasion === 'claimed') return { ...state, reason: 'boost_before_referral' }
    const taken = programUses.get(useKey(place.meter, place.period)) ?? 0
    return taken + 1 > boost.first
      ? { ...state, reason: 'boost_places_taken' }
      : { ...state, reason: null, place }
  })
}

/** The boosts in what a rule grants now. */
export function boostsOf({ boosts }: Walk, rule: string): AppliedBoost[] {
  return boosts
    .filter(({ boost, reason }) => reason === null && (boost.rules?.includes(rule) ?? true))
    .map(({ boost: { id, multiplier_basis_points } }) => ({ boost: id, multiplier_basis_points }))
}

/** Notes that a reward stands with these boosts; the first to be granted takes the referral's place. */
export function useBoosts(
  { boosts, programUses }: Walk,
  applied: readonly AppliedBoost[],
  isGranted: boolean,
): void {
  for (const state of boosts) {
    if (!applied.some(({ boost }) => boost === state.boost.id)) continue
    if (isGranted && state.place && !state.isTaken) {
      use({ own: programUses, program: programUses }, [state.place])
      state.isTaken = true
    }
    state.isUsed = true
  }
}

/** What each boost came to. */
export function boostOutcomes({ boosts }: Walk): BoostOutcome[] {
  return boosts.map(({ boost, reason, place, isUsed, isTaken }) => {
    if (isUsed) {
      const taken = isTaken && place ? { place } : {}
      return { boost: boost.id, result: 'applied', reason: null, ...taken }
    }
    return { boost: boost.id, result: 'not_applied', reason: reason ?? 'boost_had_nothing' }
  })
}

/** Several multiply one after the other, each rounded down. */
export function multiplied(amount: number, boosts: readonly AppliedBoost[]): number {
  return boosts.reduce(
    (sum, { multiplier_basis_points }) =>
      Math.min(shareOf(sum, multiplier_basis_points, 'down'), AMOUNT_MAX),
    amount,
  )
}

// No reward is worth more than what can be added up safely.
const AMOUNT_MAX = 1_000_000_000_000

/** A place among the first of a boost, by its name: a new version of the program goes on counting. */
function placeOf({ id }: Boost, first: number): MeterUse {
  return { meter: `boost/*/#/${id}`, period: 'lifetime', used: 1, of: 'program', cap: first }
}
