import type { Instant } from '../conversions/conversion-facts.ts'
import type { ProgramDocument } from '../programs/document.ts'
import type { ReferralState } from '../referrals/referral-states.ts'
import { chooseLots, type LotPart } from './choose-lots.ts'
import type { Lot } from './lot.ts'

export type TransferFacts = {
  /** What the program's live document says of transfers. */
  readonly rules: ProgramDocument['transfers']
  readonly referral_state: ReferralState
  readonly amount: number
  readonly asset: string
  /** What the giver has given in this program on this day. */
  readonly given_today: number
  readonly lots: readonly Lot[]
  readonly now: Instant
}

export type TransferDecision =
  | { readonly kind: 'give'; readonly parts: readonly LotPart[] }
  | {
      readonly kind: 'not_allowed'
      readonly reason: 'program_has_no_transfers' | 'other_asset' | 'referral_does_not_stand'
    }
  | { readonly kind: 'too_much'; readonly allowed: number; readonly given: number }
  | { readonly kind: 'short'; readonly needed: number; readonly held: number }

/** Whether one of the two people of a referral may give the other so much, and from which lots. */
export function decideTransfer(facts: TransferFacts): TransferDecision {
  const { rules, amount, asset } = facts
  if (!rules) return { kind: 'not_allowed', reason: 'program_has_no_transfers' }
  if (rules.asset !== asset) return { kind: 'not_allowed', reason: 'other_asset' }
  if (!mayGive(facts.referral_state)) {
    return { kind: 'not_allowed', reason: 'referral_does_not_stand' }
  }
  if (facts.given_today + amount > rules.max_per_day) {
    return { kind: 'too_much', allowed: rules.max_per_day, given: facts.given_today }
  }

  const choice = chooseLots(
    facts.lots.filter((lot) => lot.asset === asset),
    amount,
    facts.now,
  )
  if (choice.kind === 'short') return { kind: 'short', needed: amount, held: choice.held }
  return { kind: 'give', parts: choice.parts }
}

/** Whether the people of a referral in this state may give each other anything: not while it is in question. */
export function mayGive(state: ReferralState): boolean {
  return state === 'attributed' || state === 'converted' || state === 'approved'
}
