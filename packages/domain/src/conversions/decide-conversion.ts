import { attribute, type ClaimOutcome, wasCustomer } from '../attribution/attribute.ts'
import { type ConditionFailure, evaluateCondition } from '../conditions/evaluate-condition.ts'
import { addDays, fromInstant, toInstant } from '../dates.ts'
import type { Id } from '../ids.ts'
import { type CompiledEventRule, isCounting, type Program } from '../programs/compile-program.ts'
import type { Give, MilestoneRule, Recipient, RewardKind } from '../programs/document.ts'
import { mayFollow, type ReferralState } from '../referrals/referral-states.ts'
import { stands, wasTakenBack } from '../rewards/reward-states.ts'
import { rewardValue } from '../rewards/reward-value.ts'
import { checkLimits, giveBack, type LimitCheck, type Uses, use } from '../rewards/use-limits.ts'
import { assessRisk, type RiskAssessment } from '../risk/assess-risk.ts'
import { conditionFactsOf } from './condition-facts-of.ts'
import type {
  AdvocateFact,
  ConversionFacts,
  Instant,
  MeterUse,
  RewardFact,
} from './conversion-facts.ts'

/** The outcome of one conversion in one program, whole: what the receipt holds beside its facts. */
export type ConversionDecision = {
  readonly attribution: {
    readonly result: 'attributed' | 'followed' | 'none'
    readonly advocate_id: Id<'par'> | null
    readonly claim_id: Id<'clm'> | null
    readonly program_version: number
    readonly claims: readonly ClaimOutcome[]
  }
  readonly risk: RiskAssessment | null
  readonly referral: {
    readonly from: ReferralState | null
    /** The states it passes through, in order; empty where it stays. */
    readonly to: readonly ReferralState[]
    readonly reason: string | null
    readonly number: number | null
  } | null
  readonly goal: { readonly passed: boolean; readonly failed: readonly ConditionFailure[] } | null
  readonly rules: readonly RuleOutcome[]
  readonly approved: { readonly before: number; readonly after: number } | null
}

export type RuleOutcome = {
  readonly rule: string
  readonly result: 'passed' | 'failed' | 'not_concerned'
  readonly reason: RuleFailure | null
  readonly failed?: readonly ConditionFailure[]
  readonly window_ended_at?: Instant
  readonly gives: readonly GiveOutcome[]
}

export type RuleFailure =
  | 'other_conversion_type'
  | 'condition_not_met'
  | 'asset_mismatch'
  | 'referral_denied'
  | 'existing_customer'
  | 'referral_not_open'
  | 'before_claim'
  | 'conversion_window_ended'
  | 'conversion_refunded'
  | 'count_not_reached'

export type GiveOutcome = {
  readonly give_index: number
  readonly recipient: Recipient
  readonly participant_id: Id<'par'>
  readonly kind: RewardKind
  readonly cause: string
  readonly result: 'granted' | 'declined' | 'kept' | 'changed' | 'taken_back'
  readonly reason: string | null
  /** The reward concerned, where it stands already. */
  readonly reward_id: Id<'rwd'> | null
  readonly attempt: number
  readonly amount: number | null
  readonly asset: string
  readonly hold_until: Instant | null
  /** Why it waits beyond its hold, where it does. */
  readonly waits_for: 'confirmation' | 'review' | null
  readonly meters: readonly MeterUse[]
  readonly limit?: Extract<LimitCheck, { kind: 'reached' }>
}

/**
 * Decides what a conversion leads to: who brought the friend, whether something is wrong, how far the
 * referral comes, and what each rule owes to whom. The same function answers a first report, a
 * confirmation and a refund: it says what should stand, and the difference to what stands is the outcome.
 */
export function decideConversion(
  programs: ReadonlyMap<number, Program>,
  facts: ConversionFacts,
): ConversionDecision {
  const bond = bind(programs, facts)
  if (!bond) {
    const { claims } = attribution(programs, facts)
    return {
      attribution: {
        result: 'none',
        advocate_id: null,
        claim_id: null,
        program_version: facts.live_version,
        claims,
      },
      risk: null,
      referral: null,
      goal: null,
      rules: [],
      approved: null,
    }
  }

  const { program } = bond
  const walk: Walk = {
    facts,
    bond,
    uses: {
      advocate: new Map(Object.entries(bond.advocate.uses)),
      friend: new Map(Object.entries(facts.friend.uses)),
    },
    closed: closedReason(bond, facts),
  }
  const verdicts = new Map(program.eventRules.map((rule) => [rule, judge(walk, rule)]))
  const goal = judgeGoal(walk, verdicts)
  const course = referralCourse(walk, goal.passed)
  const number = course.number
  const rules = [
    ...program.eventRules.map((rule) => settleEventRule(walk, rule, verdicts.get(rule)!, number)),
    ...program.milestoneRules.map((rule) => settleMilestoneRule(walk, rule, course)),
  ]

  return {
    attribution: {
      result: bond.isNew ? 'attributed' : 'followed',
      advocate_id: bond.advocateId,
      claim_id: bond.claimId,
      program_version: program.version,
      claims: bond.claims,
    },
    risk: bond.risk,
    referral: { from: bond.state, to: course.to, reason: course.reason, number },
    goal,
    rules,
    approved: { before: course.approvedBefore, after: course.approvedAfter },
  }
}

/** Advocate and friend of this decision: bound already, or by the claim that wins now. */
type Bond = {
  readonly isNew: boolean
  readonly program: Program
  readonly advocateId: Id<'par'>
  readonly advocate: AdvocateFact
  readonly claimId: Id<'clm'>
  readonly evidence: string
  readonly state: ReferralState | null
  readonly attributedAt: Instant
  readonly risk: RiskAssessment | null
  readonly claims: readonly ClaimOutcome[]
}

type Walk = {
  readonly facts: ConversionFacts
  readonly bond: Bond
  readonly uses: Readonly<Record<Recipient, Uses>>
  readonly closed: Pick<RuleOutcome, 'reason' | 'window_ended_at'> | undefined
}

function attribution(programs: ReadonlyMap<number, Program>, facts: ConversionFacts) {
  const { live_version, friend, claims, conversion } = facts
  return attribute(programs, live_version, friend, claims, conversion.occurred_at)
}

function bind(programs: ReadonlyMap<number, Program>, facts: ConversionFacts): Bond | undefined {
  const { referral } = facts
  if (referral) {
    return {
      isNew: false,
      program: programs.get(referral.program_version)!,
      advocateId: referral.advocate_id,
      advocate: facts.advocates[referral.advocate_id]!,
      claimId: referral.claim_id,
      evidence: referral.evidence,
      state: referral.state,
      attributedAt: referral.attributed_at,
      risk: null,
      claims: [],
    }
  }
  // A refund of what was nobody's merit makes no referral.
  if (facts.occasion !== 'recorded' && facts.occasion !== 'claimed') return undefined

  const { winner, claims } = attribution(programs, facts)
  if (!winner) return undefined
  return {
    isNew: true,
    program: programs.get(winner.program_version)!,
    advocateId: winner.advocate_id,
    advocate: facts.advocates[winner.advocate_id]!,
    claimId: winner.id,
    evidence: winner.evidence,
    state: null,
    attributedAt: facts.conversion.occurred_at,
    risk: assessRisk({ sameDevice: winner.same_device }),
    claims,
  }
}

/** Why nothing can be earned by this conversion, whatever the rules say. */
function closedReason(bond: Bond, facts: ConversionFacts): Walk['closed'] {
  if (facts.conversion.is_void) return { reason: 'conversion_refunded' }
  if (facts.occasion === 'denied') return { reason: 'referral_denied' }
  if (bond.state === 'denied' || bond.state === 'queued') return { reason: 'referral_not_open' }
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
  const end = toInstant(addDays(fromInstant(bond.attributedAt), conversion_days))
  if (occurred_at >= end) {
    return { reason: 'conversion_window_ended', window_ended_at: end }
  }
  return undefined
}

type Verdict = Omit<RuleOutcome, 'gives'>

function judge(walk: Walk, compiled: CompiledEventRule): Verdict {
  const { conversion } = walk.facts
  const { rule, condition, asset } = compiled
  if (rule.when !== conversion.type) {
    return { rule: rule.id, result: 'not_concerned', reason: 'other_conversion_type' }
  }
  if (walk.closed) return { rule: rule.id, result: 'failed', ...walk.closed }
  if (asset !== undefined && conversion.asset !== null && conversion.asset !== asset) {
    return { rule: rule.id, result: 'failed', reason: 'asset_mismatch' }
  }
  if (condition) {
    const { passed, failed } = evaluateCondition(condition, conditionFactsOf(walk.facts, walk.bond))
    if (!passed) return { rule: rule.id, result: 'failed', reason: 'condition_not_met', failed }
  }
  return { rule: rule.id, result: 'passed', reason: null }
}

/** Whether the conversion fulfils what the program is for; without a goal of its own, any rule that pays will do. */
function judgeGoal(
  { facts, bond, closed }: Walk,
  verdicts: ReadonlyMap<CompiledEventRule, Verdict>,
): { readonly passed: boolean; readonly failed: readonly ConditionFailure[] } {
  const { goal } = bond.program
  if (!goal) {
    return { passed: [...verdicts.values()].some(({ result }) => result === 'passed'), failed: [] }
  }
  const { conversion } = facts
  if (closed || goal.when !== conversion.type) return { passed: false, failed: [] }
  if (goal.asset !== undefined && conversion.asset !== goal.asset)
    return { passed: false, failed: [] }
  if (!goal.condition) return { passed: true, failed: [] }
  return evaluateCondition(goal.condition, conditionFactsOf(facts, bond))
}

type Course = {
  readonly to: readonly ReferralState[]
  readonly reason: string | null
  readonly number: number | null
  readonly approvedBefore: number
  readonly approvedAfter: number
}

/** How far the referral comes, or falls back, by this conversion. */
function referralCourse({ facts, bond }: Walk, goalPassed: boolean): Course {
  const { approved } = bond.advocate
  const number = facts.referral?.number ?? null
  const stay: Course = {
    to: [],
    reason: null,
    number,
    approvedBefore: approved,
    approvedAfter: approved,
  }
  if (facts.occasion === 'claimed') return stay

  const fallen = bond.state === 'approved' ? approved - 1 : approved
  if (facts.occasion === 'denied') {
    if (bond.state === null || !mayFollow(bond.state, 'denied')) return stay
    return { ...stay, to: ['denied'], reason: 'review_denied', approvedAfter: fallen }
  }
  const isCleared = bond.state === 'in_review' && facts.occasion === 'approved'
  const goalConversionId = facts.referral?.goal_conversion_id ?? null
  if (goalConversionId === facts.conversion.id && !goalPassed) {
    // An open case outlasts a refund: whoever buys again meanwhile does not get round it.
    const mayReverse = bond.state === 'converted' || bond.state === 'approved' || isCleared
    const reason = isRefunded(facts) ? 'conversion_refunded' : 'condition_not_met'
    return mayReverse ? { ...stay, to: ['reversed'], reason, approvedAfter: fallen } : stay
  }

  const begin: ReferralState[] = bond.isNew ? ['attributed'] : []
  if (bond.risk?.result === 'review') {
    const converted: ReferralState[] = goalPassed ? ['converted'] : []
    return { ...stay, to: [...begin, ...converted, 'in_review'], reason: 'same_device' }
  }
  if (!goalPassed || facts.occasion === 'refunded') {
    return { ...stay, to: isCleared && goalConversionId === null ? ['attributed'] : begin }
  }
  if (bond.state === null || begins.has(bond.state)) {
    begin.push('converted')
  } else if (bond.state !== 'converted' && !isCleared) {
    return stay
  }

  if (!facts.conversion.is_confirmed) {
    const to: ReferralState[] = bond.state === 'in_review' ? ['converted'] : begin
    return { ...stay, to, reason: 'unconfirmed' }
  }
  return {
    ...stay,
    to: [...begin, 'approved'],
    number: number ?? approved + 1,
    approvedAfter: approved + 1,
  }
}

const begins: ReadonlySet<ReferralState> = new Set(['attributed', 'reversed', 'expired'])

/** Whether something of the conversion was given back, so that a condition may fail for that. */
function isRefunded({ conversion }: ConversionFacts): boolean {
  return conversion.is_void || conversion.amount !== conversion.gross_amount
}

function settleEventRule(
  walk: Walk,
  compiled: CompiledEventRule,
  verdict: Verdict,
  number: number | null,
): RuleOutcome {
  if (verdict.result === 'not_concerned') return { ...verdict, gives: [] }
  const { facts, bond } = walk
  const { conversion } = facts
  const cause = facts.occasion === 'claimed' ? 'claimed' : conversion.id
  const gives = compiled.rule.give.map((give, index): GiveOutcome => {
    const value =
      verdict.result === 'passed'
        ? rewardValue(give.value, {
            amount: conversion.amount,
            asset: conversion.asset,
            referralNumber: number ?? bond.advocate.approved + 1,
          })
        : { kind: 'none' as const, reason: verdict.reason! }
    return settle(walk, {
      rule: compiled.rule.id,
      give,
      index,
      cause,
      value,
      mayGrant: facts.occasion !== 'refunded',
    })
  })
  return { ...verdict, gives }
}

/** Milestones crossed upward are granted, those crossed downward taken back; each counts its attempts. */
function settleMilestoneRule(walk: Walk, rule: MilestoneRule, course: Course): RuleOutcome {
  const { approvedBefore: before, approvedAfter: after } = course
  const crossed = [...thresholds(rule, Math.min(before, after), Math.max(before, after))]
  if (crossed.length === 0) {
    return { rule: rule.id, result: 'failed', reason: 'count_not_reached', gives: [] }
  }

  const gives = crossed.flatMap((count) => {
    const cause = `milestone:${count}`
    return rule.give.map((give, index): GiveOutcome => {
      const amount = milestoneAmount(give.value, count)
      return settle(walk, {
        rule: rule.id,
        give,
        index,
        cause,
        value:
          after < before || amount === undefined
            ? { kind: 'none', reason: 'count_fell' }
            : { kind: 'value', amount },
        mayGrant: after > before,
      })
    })
  })
  return {
    rule: rule.id,
    result: after > before ? 'passed' : 'failed',
    reason: after > before ? null : 'count_not_reached',
    gives,
  }
}

/** A milestone has no conversion of its own, so a share of one is worth nothing there; publication refuses it. */
function milestoneAmount(value: Give['value'], count: number): number | undefined {
  const worth = rewardValue(value, { amount: null, asset: null, referralNumber: count })
  return worth.kind === 'value' ? worth.amount : undefined
}

/** The counts above `low` and up to `high` at which a milestone stands. */
function* thresholds({ milestone }: MilestoneRule, low: number, high: number): Generator<number> {
  if ('at' in milestone) {
    if (low < milestone.at && milestone.at <= high) yield milestone.at
    return
  }
  for (let count = low + 1; count <= high; count++) {
    if (count % milestone.every === 0) yield count
  }
}

type Due = {
  readonly rule: string
  readonly give: Give
  readonly index: number
  readonly cause: string
  readonly value:
    | { readonly kind: 'value'; readonly amount: number }
    | { readonly kind: 'none'; readonly reason: string }
  readonly mayGrant: boolean
}

/** The difference between what should stand and what stands, for one gift. */
function settle(walk: Walk, due: Due): GiveOutcome {
  const { give, value } = due
  const { facts, bond } = walk
  const participantId = give.to === 'advocate' ? bond.advocateId : facts.friend.id
  const earlier = facts.rewards.filter(
    (reward) =>
      reward.participant_id === participantId &&
      reward.rule === due.rule &&
      reward.give_index === due.index &&
      reward.cause === due.cause,
  )
  // What was taken back may be earned again, as another attempt.
  const existing = earlier.find(({ state }) => !wasTakenBack(state))
  const base = {
    give_index: due.index,
    recipient: give.to,
    participant_id: participantId,
    kind: existing?.kind ?? give.kind,
    cause: due.cause,
    reward_id: existing?.id ?? null,
    attempt: existing?.attempt ?? Math.max(0, ...earlier.map(({ attempt }) => attempt)) + 1,
    asset: existing?.asset ?? give.value.asset,
    hold_until: existing?.hold_until ?? null,
    waits_for: null,
    meters: existing?.meters ?? [],
  }

  if (existing) {
    return { ...base, ...settleExisting(walk, existing, value, give.value.asset) }
  }
  if (value.kind === 'none')
    return { ...base, result: 'declined', reason: value.reason, amount: null }
  if (!due.mayGrant)
    return { ...base, result: 'declined', reason: 'not_earned_before', amount: null }

  const at = facts.conversion.occurred_at
  const uses = walk.uses[give.to]
  const limit = checkLimits(bond.program.limits, uses, {
    to: give.to,
    rule: due.rule,
    amount: value.amount,
    asset: give.value.asset,
    at,
  })
  if (limit.kind === 'reached') {
    return { ...base, result: 'declined', reason: 'limit_reached', amount: value.amount, limit }
  }
  use(uses, limit.meters)
  return {
    ...base,
    result: 'granted',
    reason: null,
    amount: value.amount,
    hold_until: toInstant(addDays(fromInstant(at), give.hold_days)),
    waits_for: waitsFor(walk),
    meters: limit.meters,
  }
}

function settleExisting(
  walk: Walk,
  existing: RewardFact,
  value: Due['value'],
  asset: string,
): Pick<GiveOutcome, 'result' | 'reason' | 'amount' | 'waits_for' | 'meters' | 'limit'> {
  const { amount, meters } = existing
  const kept = { result: 'kept', amount, meters, waits_for: null } as const
  if (!stands(existing.state)) return { ...kept, reason: existing.state }
  // What was used cannot be unused: the shop has honoured it.
  if (existing.state === 'redeemed') return { ...kept, reason: 'already_redeemed' }
  const uses = walk.uses[existing.recipient]
  if (value.kind === 'none') {
    giveBack(uses, meters)
    const reason = refundReason(walk, value.reason)
    return { result: 'taken_back', reason, amount: 0, waits_for: null, meters }
  }

  const waits_for = existing.is_under_review ? waitsFor(walk) : null
  const { occasion, conversion } = walk.facts
  // An offer that an earlier version made in another asset is kept as it was made.
  const isComparable = asset === existing.asset
  if (
    !isComparable ||
    value.amount === amount ||
    (value.amount > amount && occasion === 'refunded')
  ) {
    return { ...kept, reason: null, waits_for }
  }
  const reason = occasion === 'refunded' ? 'conversion_refunded' : occasion
  const changed = { result: 'changed', reason, amount: value.amount, waits_for } as const
  giveBack(uses, meters)
  if (value.amount < amount) {
    const smaller = remeasured(meters, value.amount)
    use(uses, smaller)
    return { ...changed, meters: smaller }
  }
  const limit = checkLimits(walk.bond.program.limits, uses, {
    to: existing.recipient,
    rule: existing.rule,
    amount: value.amount,
    asset: existing.asset,
    at: conversion.occurred_at,
  })
  use(uses, limit.kind === 'within' ? limit.meters : meters)
  return limit.kind === 'within'
    ? { ...changed, meters: limit.meters }
    : { ...kept, reason: 'limit_reached', waits_for, limit }
}

/** A meter that counts rewards stays as it is; one that counts value follows the new amount. */
function remeasured(meters: readonly MeterUse[], amount: number): readonly MeterUse[] {
  return meters.map((use) => (isCounting(use.meter) ? use : { ...use, used: amount }))
}

// A refund that breaks a condition is told as what it is; the rule's outcome names the condition.
function refundReason({ facts }: Walk, reason: string): string {
  return facts.occasion === 'refunded' && reason === 'condition_not_met'
    ? 'conversion_refunded'
    : reason
}

function waitsFor({ facts, bond }: Walk): GiveOutcome['waits_for'] {
  // The buyer stands at the checkout, and no case is open yet: the offer is honoured.
  if (facts.occasion === 'claimed') return null
  const isInReview = bond.state === 'in_review' && facts.occasion !== 'approved'
  if (bond.risk?.result === 'review' || isInReview) return 'review'
  return facts.conversion.is_confirmed ? null : 'confirmation'
}
