import type { Instant, MeterUse } from '../conversions/conversion-facts.ts'
import { type Actor, isAnother, needsSecondPerson } from '../four-eyes/four-eyes.ts'
import type { Id } from '../ids.ts'
import type { Money } from '../money.ts'
import type { PrizeBounds } from '../prizes/bound-prizes.ts'
import type { Program } from '../programs/compile-program.ts'
import type { Recipient } from '../rewards/recipients.ts'
import type { AppliedBoost, Choice } from '../rewards/reward.ts'
import type { RewardKind } from '../rewards/reward-kinds.ts'
import type { LimitCheck } from '../rewards/use-limits.ts'
import { boundGrants } from './bound-grants.ts'

/** A gift that was not given, or was taken back, as it would be owed if the customer is right. */
export type Owed = {
  readonly program_version: number
  readonly rule: string
  readonly give_index: number
  readonly recipient: Recipient
  /** What would have earned it. */
  readonly cause: string
  readonly instalment: number
  readonly kind: RewardKind
  /** Null where no amount can be told: staff credit it by hand. */
  readonly amount: number | null
  readonly asset: string
  readonly boosts: readonly AppliedBoost[]
  readonly choice: Choice | null
  readonly referral_id: Id<'ref'> | null
  readonly conversion_id: Id<'cnv'> | null
  readonly hold_until: Instant
  /** How often an appeal has given it before and it was taken back again. */
  readonly attempts: number
  /** It stands meanwhile, by whatever way: it is not given twice. */
  readonly stands: boolean
}

/** All that the decision on an appeal rests on. */
export type AppealFacts = {
  readonly now: Instant
  readonly appeal_id: Id<'apl'>
  readonly participant_id: Id<'par'>
  /** What is contested: the denial of a referral, or rewards that were not given or were taken back. */
  readonly about: 'referral' | 'rewards'
  readonly outcome: 'upheld' | 'rejected'
  /** Who decides; null where the deadline does, as the program says. */
  readonly by: Actor | null
  readonly limits: readonly Money[]
  /** Who wanted to uphold it first, where that takes two. */
  readonly proposed_by: Actor | null
  readonly owed: readonly Owed[]
  /** What it would count towards; left out where the program bounds nothing. */
  readonly bounds?: PrizeBounds
}

/** What is owed, and can be given. */
export type Open = Owed & { readonly amount: number }

/** What is given, with what it uses of limits, budget and guard; of the guard alone where it goes beyond. */
export type Granted = Open & { readonly meters?: readonly MeterUse[] }

export type AppealDecision = {
  readonly result: 'upheld' | 'rejected' | 'proposed'
  readonly reason: 'second_person_needed' | null
  readonly rewards: readonly Granted[]
  /** Limits, the budget or the guard that the rewards would not have fitted within: staff, or the program's own word, went beyond. */
  readonly overrides?: readonly Override[]
}

/** A bound that a reward went beyond. */
export type Override = {
  readonly rule: string
  readonly give_index: number
  readonly reason: 'limit_reached' | 'budget_spent' | 'cost_guard'
  readonly limit: Extract<LimitCheck, { kind: 'reached' }>
}

/**
 * What comes of an appeal. Upheld, the customer is given what was owed to them and does not stand by now;
 * above the limit of one person it waits for another, and no deadline stands in for them.
 */
export function decideAppeal(
  facts: AppealFacts,
  programs: ReadonlyMap<number, Program> = new Map(),
): AppealDecision {
  if (facts.outcome === 'rejected') return { result: 'rejected', reason: null, rewards: [] }
  const open = facts.owed.filter(isOpen)
  const sums = open.map(({ amount, asset }) => ({ amount, asset }))
  const isAlone =
    facts.by === null || facts.proposed_by === null || !isAnother(facts.proposed_by, facts.by)
  if (isAlone && needsSecondPerson(facts.limits, sums)) {
    return { result: 'proposed', reason: 'second_person_needed', rewards: [] }
  }
  return { result: 'upheld', reason: null, ...boundGrants(programs, facts, open) }
}

function isOpen(owed: Owed): owed is Open {
  return owed.amount !== null && !owed.stands
}
