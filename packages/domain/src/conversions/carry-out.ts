import type { Effects, Tools } from '../effects/effects.ts'
import { countPart } from '../effects/gather.ts'
import type { Id } from '../ids.ts'
import type { Program } from '../programs/compile-program.ts'
import type { Referral } from '../referrals/referral.ts'
import {
  changeReward,
  flagReward,
  moveReward,
  promiseReward,
  releaseFromReview,
} from '../rewards/move-reward.ts'
import type { Reward } from '../rewards/reward.ts'
import { lend } from '../wallet/debt.ts'
import { carryOutProgram } from './carry-out-program.ts'
import { carryOutReferral } from './carry-out-referral.ts'
import type {
  ConversionDecision,
  GiveOutcome,
  RuleOutcome,
  TallyOutcome,
} from './conversion-decision.ts'
import type { ConversionFacts, Instant } from './conversion-facts.ts'
import { type Thing, thingOf } from './due-parts.ts'
import { NEW_REFERRAL } from './settle-gives.ts'

/** The rows that facts were taken from: what a decision moves. */
export type Concerned = {
  readonly referral: Referral | undefined
  readonly rewards: ReadonlyMap<Id<'rwd'>, Reward>
}

/** What became of the referral and of each gift: ids are known now. */
export type CarriedOut = {
  readonly decisionId: Id<'dec'>
  readonly referral: Referral | undefined
  /** One a gift that the decision speaks of; undefined where it was declined. */
  readonly rewards: readonly {
    readonly rule: RuleOutcome
    readonly give: GiveOutcome
    readonly reward: Reward | undefined
  }[]
}

/** Turns a decision into its consequences. It decides nothing: what it writes stands in the decision. */
export function carryOut(
  effects: Effects,
  tools: Tools,
  programs: ReadonlyMap<number, Program>,
  facts: ConversionFacts,
  decision: ConversionDecision,
  concerned: Concerned,
): CarriedOut {
  const decisionId = tools.newId('dec')
  const referral = carryOutReferral(effects, tools, programs, facts, decision, concerned.referral)
  carryOutProgram(effects, tools, programs.get(facts.live_version), facts, decision)
  const program = programs.get(decision.attribution.program_version)!
  const rewards: CarriedOut['rewards'][number][] = []
  for (const rule of decision.rules) {
    for (const give of rule.gives) {
      const reward = carryOutGive(effects, tools, facts, give, {
        rule: rule.rule,
        program,
        decisionId,
        referralId: referral?.id ?? null,
        existing: give.reward_id === null ? undefined : concerned.rewards.get(give.reward_id),
      })
      rewards.push({ rule, give, reward })
    }
  }

  for (const outcome of decision.tallies ?? []) {
    carryOutTally(effects, facts, decision, outcome, referral!)
  }
  effects.decisions.push({
    id: decisionId,
    kind: kindOf(facts),
    program_id: facts.program_id,
    program_version: decision.attribution.program_version,
    conversion_id: facts.occasion === 'claimed' ? null : facts.conversion.id,
    referral_id: referral?.id ?? null,
    facts,
    result: decision,
    decided_at: facts.now,
  })
  return { decisionId, referral, rewards }
}

function carryOutTally(
  effects: Effects,
  facts: ConversionFacts,
  { attribution }: ConversionDecision,
  outcome: TallyOutcome,
  referral: Referral,
): void {
  countPart(effects, {
    program_id: facts.program_id,
    subject_id: outcome.of === 'advocate' ? attribution.advocate_id! : referral.id,
    part_id: outcome.part === 'conversion' ? facts.conversion.id : referral.id,
    tally: outcome.tally,
    period: outcome.period,
    was: outcome.own_before,
    amount: outcome.own,
  })
}

function kindOf({ occasion }: ConversionFacts) {
  if (occasion === 'claimed') return 'offer'
  return occasion === 'approved' || occasion === 'denied' ? 'review' : 'conversion'
}

type GiveContext = {
  readonly rule: string
  readonly program: Program
  readonly decisionId: Id<'dec'>
  readonly referralId: Id<'ref'> | null
  readonly existing: Reward | undefined
}

function carryOutGive(
  effects: Effects,
  tools: Tools,
  facts: ConversionFacts,
  give: GiveOutcome,
  context: GiveContext,
): Reward | undefined {
  if (give.reason === 'period_not_over' && facts.occasion !== 'refunded')
    notePeriod(effects, facts, give)
  if (give.result === 'declined') return undefined
  if (give.result === 'granted') return grant(effects, tools, facts, give, context)

  let reward = context.existing!
  if (give.owed !== undefined) lend(effects, tools, reward, give.owed, facts.now)
  if (give.result === 'taken_back') {
    const to = reward.state === 'issued' ? 'reversed' : 'cancelled'
    return moveReward(effects, tools, reward, to, facts.now, give.reason)
  }
  const reason = waitReason(give) ?? give.reason
  if (give.result === 'flagged') {
    return flagReward(effects, tools, reward, facts.now, give.reason!)
  }
  if (give.result === 'changed' || (give.waits_for !== null && reward.reason !== reason)) {
    const change = { amount: give.amount!, meters: give.meters, reason }
    reward = changeReward(effects, tools, reward, change, facts.now)
  }
  if (reward.is_under_review && give.waits_for === null) {
    reward = releaseFromReview(effects, tools, reward, facts.now)
  }
  return reward
}

function later(...instants: readonly Instant[]): Instant {
  return [...instants].sort().at(-1)!
}

/** At its end it is decided again. */
function notePeriod(effects: Effects, facts: ConversionFacts, { period }: GiveOutcome): void {
  const { program_id, conversion, now } = facts
  const ends_at = period!.to
  const row = { program_id, conversion_id: conversion.id, ends_at, due_at: later(ends_at, now) }
  effects.periods.set(`${program_id}|${conversion.id}|${ends_at}`, row)
}

function grant(
  effects: Effects,
  tools: Tools,
  facts: ConversionFacts,
  give: GiveOutcome,
  { rule, program, decisionId, referralId }: GiveContext,
): Reward {
  const source = thingGiven(program, rule, give)
  const isOwn = give.cause === facts.conversion.id
  const isOfReferral = give.cause === NEW_REFERRAL || give.cause === referralId
  return promiseReward(
    effects,
    tools,
    {
      id: tools.newId('rwd'),
      program_id: facts.program_id,
      program_version: program.version,
      participant_id: give.participant_id,
      recipient: give.recipient,
      rule,
      give_index: give.give_index,
      cause: isOfReferral ? referralId! : give.cause,
      instalment: give.instalment ?? 1,
      attempt: give.attempt,
      kind: give.kind,
      amount: give.amount!,
      asset: give.asset,
      label: source.label ?? null,
      state: 'held',
      reason: waitReason(give),
      is_under_review: give.waits_for !== null,
      referral_id: isOwn || isOfReferral ? referralId : null,
      conversion_id: isOwn ? facts.conversion.id : null,
      decision_id: decisionId,
      coupon_code: null,
      meters: give.meters,
      valid_days: source.valid_days ?? null,
      valid_months: source.valid_months ?? null,
      beneficiary: source.beneficiary ?? null,
      needs_address: source.address === true,
      boosts: give.boosts ?? NO_BOOSTS,
      choice: give.options ? { options: give.options, chosen: null } : null,
      created_at: facts.now,
      hold_until: give.hold_until,
      available_at: null,
      issued_at: null,
      redeemed_at: null,
      paid_at: null,
      expires_at: null,
      ended_at: null,
      due_at: give.waits_for === null ? give.hold_until : null,
    },
    facts.now,
  )
}

const NO_BOOSTS: Reward['boosts'] = []

function waitReason({ waits_for }: GiveOutcome): string | null {
  return waits_for === null ? null : `waits_for_${waits_for}`
}

/** What a rule gives, by what it was decided to be. */
function thingGiven(program: Program, rule: string, outcome: GiveOutcome): Thing {
  const gives = program.gives.get(rule)!
  const { give } = gives[outcome.give_index]!
  return thingOf({ give, options: outcome.options ?? null }, gives, outcome)
}
