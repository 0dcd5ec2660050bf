import type { Instant, MeterUse } from '../conversions/conversion-facts.ts'
import { addDays, fromInstant, toInstant } from '../dates.ts'
import type { Effects, Tools } from '../effects/effects.ts'
import { tell } from '../effects/gather.ts'
import type { Id } from '../ids.ts'
import type { PrizeGive } from '../programs/document.ts'
import { promiseReward } from '../rewards/move-reward.ts'
import type { Reward } from '../rewards/reward.ts'
import type { RewardKind } from '../rewards/reward-kinds.ts'
import type { LimitCheck } from '../rewards/use-limits.ts'
import type { PrizeRefusal } from './bound-prizes.ts'

/** One thing that one winner gets. */
export type PrizeOutcome = {
  readonly participant_id: Id<'par'>
  readonly give_index: number
  readonly kind: RewardKind
  readonly amount: number
  readonly asset: string
  readonly hold_until: Instant
  /** What it uses of limits and budget, to be given back with it; left out where nothing. */
  readonly meters?: readonly MeterUse[]
  /** Why it is not given; left out where it is. */
  readonly refused?: {
    readonly reason: PrizeRefusal
    readonly limit: Extract<LimitCheck, { kind: 'reached' }>
  }
}

/** Where a prize comes from: a draw, or a board in one of its periods. */
export type PrizeSource = {
  readonly program_id: Id<'prg'>
  readonly program_version: number
  /** The name of the draw or the board, which no rule has. */
  readonly name: string
  /** What earned it; with it the same prize is never granted twice. */
  readonly cause: string
  readonly now: Instant
}

/** What winners get, each of them all of it. */
export function prizesFor(
  winners: readonly Id<'par'>[],
  gives: readonly PrizeGive[],
  now: Instant,
  firstIndex = 0,
): PrizeOutcome[] {
  return winners.flatMap((participant_id) =>
    gives.map(({ kind, value, hold_days }, at) => ({
      participant_id,
      give_index: firstIndex + at,
      kind,
      amount: value.amount,
      asset: value.asset,
      hold_until: toInstant(addDays(fromInstant(now), hold_days)),
    })),
  )
}

/** Enters the receipt of what was decided about prizes, promises them, and tells of those that are refused. */
export function grantPrizes(
  effects: Effects,
  tools: Tools,
  source: PrizeSource,
  receipt: { readonly kind: 'draw' | 'board'; readonly facts: object; readonly result: object },
  prizes: readonly PrizeOutcome[],
  gives: readonly PrizeGive[],
): { readonly decisionId: Id<'dec'>; readonly rewards: readonly Reward[] } {
  const { program_id, program_version, now } = source
  const decisionId = tools.newId('dec')
  effects.decisions.push({
    id: decisionId,
    kind: receipt.kind,
    program_id,
    program_version,
    conversion_id: null,
    referral_id: null,
    facts: receipt.facts,
    result: receipt.result,
    decided_at: now,
  })
  const rewards = prizes
    .filter(({ refused }) => refused === undefined)
    .map((prize) =>
      promiseReward(effects, tools, rewardOf(tools, source, prize, gives, decisionId), now),
    )
  for (const { participant_id, give_index, amount, asset, refused } of prizes) {
    if (!refused) continue
    // A prize was announced: that it is not given is told, and not only written down.
    tell(effects, tools, 'budget.threshold_reached', program_id, now, {
      program_id,
      kind: 'prize',
      source: source.cause,
      participant_id,
      give_index,
      amount,
      asset,
      reason: refused.reason,
      decision_id: decisionId,
    })
  }
  return { decisionId, rewards }
}

function rewardOf(
  tools: Tools,
  { program_id, program_version, name, cause, now }: PrizeSource,
  { participant_id, give_index, kind, amount, asset, hold_until, meters = [] }: PrizeOutcome,
  gives: readonly PrizeGive[],
  decision_id: Id<'dec'>,
): Reward {
  const give = gives[give_index]!
  return {
    id: tools.newId('rwd'),
    program_id,
    program_version,
    participant_id,
    recipient: 'advocate',
    rule: name,
    give_index,
    cause,
    instalment: 1,
    attempt: 1,
    kind,
    amount,
    asset,
    label: give.label ?? null,
    state: 'held',
    reason: null,
    is_under_review: false,
    referral_id: null,
    conversion_id: null,
    decision_id,
    coupon_code: null,
    meters,
    valid_days: give.valid_days ?? null,
    valid_months: give.valid_months ?? null,
    beneficiary: give.beneficiary ?? null,
    needs_address: give.address === true,
    boosts: [],
    choice: null,
    created_at: now,
    hold_until,
    available_at: null,
    issued_at: null,
    redeemed_at: null,
    paid_at: null,
    expires_at: null,
    ended_at: null,
    due_at: hold_until,
  }
}
