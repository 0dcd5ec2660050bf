import { attribute, type ClaimOutcome, wasCustomer } from '../attribution/attribute.ts'
import { addDays, fromInstant, toInstant } from '../dates.ts'
import { closedToNew, quotaPlace } from '../guards/open-to-new.ts'
import type { QuotaPlace } from '../guards/quota.ts'
import type { Id } from '../ids.ts'
import type { Program } from '../programs/compile-program.ts'
import type { ReferralState } from '../referrals/referral-states.ts'
import type { Recipient } from '../rewards/recipients.ts'
import type { Uses, UsesOfReward } from '../rewards/use-limits.ts'
import { assessRisk, type RiskAssessment } from '../risk/assess-risk.ts'
import type { Askable } from './condition-facts-of.ts'
import type { RuleOutcome } from './conversion-decision.ts'
import type { AdvocateFact, ConversionFacts, Instant, Occasion } from './conversion-facts.ts'
import type { BoostState } from './judge-boosts.ts'

/** Advocate and friend of this decision: bound already, or by the claim that wins now. */
export type Bond = {
  readonly isNew: boolean
  readonly program: Program
  readonly advocateId: Id<'par'>
  readonly advocate: AdvocateFact
  readonly claimId: Id<'clm'>
  readonly evidence: string
  readonly state: ReferralState | null
  readonly attributedAt: Instant
  readonly claimedAt: Instant
  readonly risk: RiskAssessment | null
  readonly claims: readonly ClaimOutcome[]
  /** Who stands above the advocate, from level 2 on, as far as the program pays them. */
  readonly upline: readonly Id<'par'>[]
  /** The place of a new referral where there is a quota. */
  readonly place: QuotaPlace | undefined
}

/** What is carried along while the rules of one decision are walked. */
export type Walk = {
  readonly facts: ConversionFacts
  readonly bond: Bond
  readonly asked: Askable
  readonly uses: Readonly<Partial<Record<Recipient, UsesOfReward>>>
  readonly programUses: Uses
  readonly boosts: readonly BoostState[]
  /** The version that is live now: budget, quota, schedule and guard are of the whole program. */
  readonly live: Program | undefined
  /** New customers that a guarded program has won, this one included where it counts. */
  readonly customers: number
  readonly closed: Pick<RuleOutcome, 'reason' | 'window_ended_at'> | undefined
}

/** Which claim wins, of those that the facts hold. */
export function attribution(programs: ReadonlyMap<number, Program>, facts: ConversionFacts) {
  const { live_version, friend, claims, conversion } = facts
  const closed = closedToNew(programs.get(live_version), facts)
  return attribute(programs, live_version, friend, claims, conversion.occurred_at, closed)
}

/** Binds advocate and friend; undefined where nobody brought this friend. */
export function bind(
  programs: ReadonlyMap<number, Program>,
  facts: ConversionFacts,
): Bond | undefined {
  const { referral } = facts
  if (referral) {
    const program = programs.get(referral.program_version)!
    const isAdmitted = referral.state === 'queued' && facts.occasion === 'admitted'
    const place = isAdmitted ? quotaPlace(programs.get(facts.live_version), facts) : undefined
    return {
      isNew: false,
      program,
      advocateId: referral.advocate_id,
      advocate: facts.advocates[referral.advocate_id]!,
      claimId: referral.claim_id,
      evidence: referral.evidence,
      state: referral.state,
      attributedAt: referral.attributed_at,
      claimedAt: referral.claimed_at,
      // Who waited in the queue is looked at when their turn has come.
      risk: isAdmitted ? assessRisk({ sameDevice: referral.same_device === true }) : null,
      claims: [],
      upline: paidUpline(program, referral.upline),
      place,
    }
  }
  // A refund of what was nobody's merit makes no referral.
  if (!begins.has(facts.occasion)) return undefined

  const { winner, claims } = attribution(programs, facts)
  if (!winner) return undefined
  const program = programs.get(winner.program_version)!
  const place = quotaPlace(programs.get(facts.live_version), facts)
  return {
    isNew: true,
    program,
    advocateId: winner.advocate_id,
    advocate: facts.advocates[winner.advocate_id]!,
    claimId: winner.id,
    evidence: winner.evidence,
    state: null,
    attributedAt: facts.conversion.occurred_at,
    claimedAt: winner.claimed_at,
    risk: assessRisk({ sameDevice: winner.same_device }),
    claims,
    upline: paidUpline(program, winner.upline),
    place: facts.occasion === 'claimed' ? undefined : place,
  }
}

/** When a friend may be bound: with what they do, with the offer, or by a claim that is matched with it later. */
const begins: ReadonlySet<Occasion> = new Set<Occasion>(['recorded', 'claimed', 'matched'])

function paidUpline({ document }: Program, upline: readonly Id<'par'>[] = NOBODY) {
  if (upline.length === 0) return upline
  return upline.slice(0, (document.upline?.levels ?? 1) - 1)
}

const NOBODY: readonly Id<'par'>[] = []

/** Whether the friend waits for a place: what they do meanwhile is kept, and decided when they have one. */
export function isQueued({ state, place }: Bond, { occasion }: ConversionFacts): boolean {
  const isFull = place !== undefined && place.kind !== 'place'
  return state === 'queued' ? occasion !== 'admitted' || isFull : isFull
}

/** Why nothing can be earned by this conversion, whatever the rules say. */
export function closedReason(bond: Bond, facts: ConversionFacts): Walk['closed'] {
  if (facts.conversion.is_void) return { reason: 'conversion_refunded' }
  if (facts.occasion === 'denied') return { reason: 'referral_denied' }
  if (bond.state === 'denied' && facts.occasion !== 'approved') {
    return { reason: 'referral_not_open' }
  }
  if (isQueued(bond, facts)) return { reason: 'referral_queued' }
  const { conversion_days, new_customers_only } = bond.program.document.attribution
  const { occurred_at } = facts.conversion
  // What a shop reports of the past is not the advocate's merit.
  if (facts.referral && occurred_at < facts.referral.claimed_at) return { reason: 'before_claim' }
  if (
    facts.occasion === 'claimed' &&
    new_customers_only &&
    wasCustomer(facts.friend, occurred_at)
  ) {
    return { reason: 'existing_customer' }
  }
  const end = addDays(fromInstant(bond.attributedAt), conversion_days)
  if (fromInstant(occurred_at) >= end) {
    return { reason: 'conversion_window_ended', window_ended_at: toInstant(end) }
  }
  return undefined
}
