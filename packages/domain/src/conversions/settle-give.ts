import { evaluateCondition } from '../conditions/evaluate-condition.ts'
import { addDays, fromInstant, toInstant } from '../dates.ts'
import type { Id } from '../ids.ts'
import { type EarnedOver, isOfBalance, periodFrom, rateOnMean } from '../periods/balance-rate.ts'
import { type CompiledGive, isCounting } from '../programs/compile-program.ts'
import { rewardKinds } from '../rewards/reward-kinds.ts'
import { stands, wasTakenBack } from '../rewards/reward-states.ts'
import {
  positiveValue,
  type RewardValue,
  rewardValue,
  type ValueBasis,
} from '../rewards/reward-value.ts'
import { use, useKey } from '../rewards/use-limits.ts'
import type { Walk } from './bind.ts'
import { checkPromise } from './check-promise.ts'
import { askedOf } from './condition-facts-of.ts'
import type { GiveOutcome, GiveReason } from './conversion-decision.ts'
import type { MeterUse, RewardFact } from './conversion-facts.ts'
import { type Promised, partsOf, type Thing, thingOf, unchosen } from './due-parts.ts'
import { boostsOf, multiplied, useBoosts } from './judge-boosts.ts'
import { type Part, partOutcome, type SettledPart } from './part-outcome.ts'
import { refundReason, settleStanding, type Worth, waitsFor } from './settle-standing.ts'

/** What a rule owes its promises for. */
export type Cause = {
  readonly rule: string
  readonly gives: readonly CompiledGive[]
  readonly cause: string
  readonly basis: ValueBasis
  /** Why nothing should stand; null where the rule passed. */
  readonly denial: GiveReason | null
  readonly mayGrant: boolean
  /** Why it is not granted where it would be worth something but may not be. */
  readonly refusal: GiveReason
  /** Whether what stands stays worth what it was promised as. */
  readonly keepsAmount: boolean
  /** Whether what no longer should stand is staff's to take back. */
  readonly isReviewed: boolean
}

/** One promise and what it is owed for. */
type Due = { readonly promised: Promised; readonly owed: Cause }

/** The difference between what should stand and what stands, for one promise: an outcome for each of its parts. */
export function settleGive(walk: Walk, promised: Promised, owed: Cause): GiveOutcome[] {
  const due: Due = { promised, owed }
  const { give, index } = promised
  const participantId = recipientOf(walk, give.to)
  if (participantId === undefined) return []
  const earlier = walk.facts.rewards.filter(
    (reward) =>
      reward.recipient === give.to &&
      // Once for a friend, under whichever of their participants they come.
      (owed.keepsAmount || reward.participant_id === participantId) &&
      reward.rule === owed.rule &&
      reward.give_index === index &&
      reward.cause === owed.cause,
  )
  const standing =
    earlier.length === 0 ? earlier : earlier.filter(({ state }) => !wasTakenBack(state))
  const parts = partsDue(walk, due, standing)
  const meters = metersFor(walk, due, parts, standing)
  return parts.map((part, at) => {
    // What was taken back may be earned again, as another attempt.
    const own = earlier.filter(({ instalment = 1 }) => instalment === part.instalment)
    const existing = own.find(({ state }) => !wasTakenBack(state))
    const attempt = existing?.attempt ?? nextAttempt(own)
    const settled = existing
      ? settleExisting(walk, due, part, existing)
      : grant(walk, due, part, meters, at)
    return partOutcome(promised, owed.cause, part, participantId, existing, attempt, settled)
  })
}

function nextAttempt(earlier: readonly RewardFact[]): number {
  return earlier.reduce((last, { attempt }) => Math.max(last, attempt), 0) + 1
}

function settleExisting(
  walk: Walk,
  { promised, owed: { keepsAmount, isReviewed, denial } }: Due,
  { worth, thing }: Part,
  existing: RewardFact,
): SettledPart {
  const { amount, meters } = existing
  // What a period came to was decided at its end: a report that comes later does not change it.
  if ((keepsAmount || isOfBalance(thing.value)) && denial === null) {
    return settleStanding(walk, existing, { kind: 'value', amount }, thing)
  }
  // What was used stays with its recipient; where the program says so, staff hear of it.
  const isLookedAt =
    existing.state === 'redeemed' ? promised.give.after_use === 'review' : isReviewed
  if (!isLookedAt || worth.kind === 'value' || !stands(existing.state)) {
    return settleStanding(walk, existing, worth, thing)
  }
  const result: GiveOutcome['result'] = existing.is_under_review ? 'kept' : 'flagged'
  const waits_for: GiveOutcome['waits_for'] = 'review'
  return { result, reason: refundReason(walk, worth.reason), amount, meters, waits_for }
}

/** Who gets it; undefined where an advocate has nobody above. */
function recipientOf({ facts, bond }: Walk, to: GiveOutcome['recipient']): Id<'par'> | undefined {
  if (to === 'advocate') return bond.advocateId
  if (to === 'friend') return facts.friend.id
  return bond.upline[to === 'upline_2' ? 0 : 1]
}

/** What should stand, part by part; and what stands of parts that there no longer are. */
function partsDue(walk: Walk, due: Due, standing: readonly RewardFact[]): Part[] {
  const { promised, owed } = due
  const { denial } = owed
  const [first] = standing
  const thing = first
    ? thingOf(promised, owed.gives, first)
    : promised.options
      ? unchosen
      : isInstead(walk, promised)
        ? promised.give.instead!
        : promised.give
  const isMultiplied = rewardKinds[thing.kind].isMultiplied
  const boosts = first ? (first.boosts ?? []) : isMultiplied ? boostsOf(walk, owed.rule) : []
  const value: Valued =
    denial !== null
      ? { kind: 'none', reason: denial }
      : isOfBalance(thing.value) && !first
        ? earnedOver(walk, thing.value)
        : rewardValue(thing.value, owed.basis)
  const { period } = value
  const whole = value.kind === 'value' ? multiplied(value.amount, boosts) : 0
  const parts = partsOf(promised.give, whole).map(({ holdDays, amount }, at): Part => {
    const worth = value.kind === 'none' ? value : positiveValue(amount)
    return { thing, instalment: at + 1, holdDays, worth, boosts, period }
  })
  const dueCount = parts.length
  for (const { instalment = 1, amount } of standing) {
    if (instalment <= dueCount) continue
    const worth: Worth = value.kind === 'none' ? value : { kind: 'value', amount }
    parts.push({ thing, instalment, holdDays: 0, worth, boosts, period: undefined })
  }
  return parts
}

function isInstead(walk: Walk, { insteadIf }: Promised): boolean {
  return insteadIf !== undefined && evaluateCondition(insteadIf, askedOf(walk)).passed
}

type Valued = (RewardValue | { readonly kind: 'none'; readonly reason: GiveReason }) & {
  readonly period?: EarnedOver
}

/** What a period has come to. Only its end says so: what else happens meanwhile or later decides nothing. */
function earnedOver(
  { facts }: Walk,
  value: Extract<Thing['value'], { of: 'balance' }>,
): RewardValue & { readonly period: EarnedOver } {
  const period = periodFrom(value, facts.conversion.occurred_at)
  const isOver = facts.occasion === 'period_ended' && facts.now >= period.to
  if (!isOver) return { kind: 'none', reason: 'period_not_over', period }
  const { amount, over } = rateOnMean(value, period, facts.balances?.[value.asset] ?? [])
  return { ...positiveValue(amount), period: over }
}

type Checked =
  | { readonly kind: 'within'; readonly meters: readonly (readonly MeterUse[])[] }
  | {
      readonly kind: 'declined'
      readonly reason: GiveReason
      readonly limit?: GiveOutcome['limit'] & object
    }

/** What a new promise would use of limits and stock, part by part: all of its parts fit, or none is granted. */
function metersFor(
  walk: Walk,
  due: Due,
  parts: readonly Part[],
  standing: readonly RewardFact[],
): Checked {
  const { give } = due.promised
  // What is not granted uses nothing, and is not asked.
  if (!due.owed.mayGrant) return NOT_GRANTED
  const wanted = parts.map(({ instalment, worth }) => {
    const stands = standing.some((reward) => (reward.instalment ?? 1) === instalment)
    return worth.kind === 'value' && !stands ? worth.amount : 0
  })
  const amount = wanted.reduce((sum, part) => sum + part, 0)
  if (amount === 0) return NOT_GRANTED

  const uses = walk.uses[give.to]!
  const promise = {
    to: give.to,
    rule: due.owed.rule,
    amount,
    asset: parts[0]!.thing.value.asset,
    at: earnedAt(walk, parts[0]!),
  }
  const check = checkPromise(walk, walk.bond.program.limits, promise, false)
  if (check.kind === 'declined') return check

  const stock = stockOf(due)
  if (stock && (uses.program.get(useKey(stock.meter, stock.period)) ?? 0) + 1 > stock.cap!) {
    return { kind: 'declined', reason: 'out_of_stock' }
  }
  const meters = stock ? [...check.meters, stock] : check.meters
  if (wanted.length === 1) return { kind: 'within', meters: [meters] }
  // A gift in parts is one gift: the first of them counts, and each has its own share of an amount.
  const first = wanted.findIndex((part) => part > 0)
  return {
    kind: 'within',
    meters: wanted.map((part, at) =>
      meters
        .filter(({ meter }) => part > 0 && (at === first || !isCounting(meter)))
        .map((one) => (isCounting(one.meter) ? one : { ...one, used: part })),
    ),
  }
}

const NOT_GRANTED: Checked = { kind: 'within', meters: [] }

/** What a gift takes of its stock. Of a choice that is taken when it is made. */
function stockOf({ owed: { rule }, promised: { give, options } }: Due): MeterUse | undefined {
  return give.stock === undefined || options ? undefined : stockMeter(rule, give, give.stock)
}

/** One of so many of a gift in the whole program, by what it is: a new version goes on counting. */
export function stockMeter(
  rule: string,
  { kind, value }: Pick<Thing, 'kind' | 'value'>,
  cap: number,
): MeterUse {
  const meter = `stock/${rule}/#/${kind}/${value.asset}`
  return { meter, period: 'lifetime', used: 1, of: 'program', cap }
}

function grant(walk: Walk, due: Due, part: Part, checked: Checked, at: number): SettledPart {
  const { worth, holdDays, boosts } = part
  if (worth.kind === 'none') return { result: 'declined', reason: worth.reason, amount: null }
  if (!due.owed.mayGrant) return { result: 'declined', reason: due.owed.refusal, amount: null }
  if (checked.kind === 'declined') {
    const { reason, limit } = checked
    return { result: 'declined', reason, amount: worth.amount, ...(limit ? { limit } : {}) }
  }
  const meters = checked.meters[at]!
  use(walk.uses[due.promised.give.to]!, meters)
  useBoosts(walk, boosts, true)
  return {
    result: 'granted',
    reason: null,
    amount: worth.amount,
    hold_until: toInstant(addDays(fromInstant(earnedAt(walk, part)), holdDays)),
    waits_for: waitsFor(walk),
    meters,
  }
}

/** When it is earned: with the conversion, or, where that takes a period, when it is decided. */
function earnedAt({ facts }: Walk, { period }: Part): string {
  return period ? facts.now : facts.conversion.occurred_at
}
