import type { Instant } from '../conversions/conversion-facts.ts'
import { type Actor, isAnother, needsSecondPerson } from '../four-eyes/four-eyes.ts'
import type { Id } from '../ids.ts'
import type { Money } from '../money.ts'

/** What staff can credit by hand. */
export type CreditKind = 'cash' | 'credit' | 'points'

/** All that the decision on a credit rests on. */
export type CreditFacts = {
  readonly now: Instant
  readonly credit_id: Id<'crd'>
  readonly participant_id: Id<'par'>
  readonly kind: CreditKind
  readonly value: Money
  readonly reason: string
  readonly limits: readonly Money[]
  readonly proposed_by: Actor
  /** Who approves it now; null at the proposal. */
  readonly approved_by: Actor | null
}

export type CreditDecision = {
  readonly result: 'granted' | 'proposed' | 'declined'
  readonly reason: 'second_person_needed' | null
  readonly needs_second_person: boolean
}

/** Whether a credit by hand is granted: at once below the limit, above it once another person approves. */
export function decideCredit(facts: CreditFacts): CreditDecision {
  const needs_second_person = needsSecondPerson(facts.limits, [facts.value])
  if (!needs_second_person) return { result: 'granted', reason: null, needs_second_person }
  if (facts.approved_by === null) {
    return { result: 'proposed', reason: 'second_person_needed', needs_second_person }
  }
  return isAnother(facts.proposed_by, facts.approved_by)
    ? { result: 'granted', reason: null, needs_second_person }
    : { result: 'declined', reason: 'second_person_needed', needs_second_person }
}
