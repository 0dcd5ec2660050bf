import type { Instant } from '../conversions/conversion-facts.ts'
import { addDays, fromInstant, toInstant } from '../dates.ts'
import type { Effects, Tools } from '../effects/effects.ts'
import { meter, tell, total } from '../effects/gather.ts'
import type { Id } from '../ids.ts'
import { postingFor, postingForChange, postingForPayment } from '../ledger/posting.ts'
import { payDebt } from '../wallet/debt.ts'
import { lotIdOf } from '../wallet/lot.ts'
import { lotOfReward, resizeLot } from '../wallet/move-lots.ts'
import { obtainLot } from '../wallet/obtain-lot.ts'
import { openDelivery } from '../wallet/open-delivery.ts'
import { passLot } from '../wallet/pass-lot.ts'
import type { Reward } from './reward.ts'
import { rewardKinds } from './reward-kinds.ts'
import { type RewardState, rewardMayBecome } from './reward-states.ts'

/** Promises a reward: its first posting, its first event, and on from there as far as time allows. */
export function promiseReward(
  effects: Effects,
  tools: Tools,
  reward: Reward,
  now: Instant,
): Reward {
  effects.rewards.set(reward.id, { row: reward, was: null, wasAmount: 0 })
  post(effects, tools, reward, 'nothing', 'held', reward.created_at)
  meter(effects, reward.program_id, reward.participant_id, reward.meters, 1)
  announce(effects, tools, reward, reward.created_at)
  total(effects, tools, reward.program_id, 'rewards', reward.created_at)
  total(
    effects,
    tools,
    reward.program_id,
    'value_promised',
    reward.created_at,
    reward.amount,
    reward.asset,
  )
  return passTime(effects, tools, reward, now)
}

/**
 * Does what has become due for a reward by `now`, each step at its own instant: the end of its hold,
 * its issue where its kind issues by itself, its expiry. A hold that ended before `notBefore` ends then:
 * with the promise where it was reported late, with the verdict where a case was open.
 */
export function passTime(
  effects: Effects,
  tools: Tools,
  reward: Reward,
  now: Instant,
  notBefore: Instant = reward.created_at,
): Reward {
  let at = reward
  if (
    at.state === 'held' &&
    !at.is_under_review &&
    at.hold_until !== null &&
    at.hold_until <= now
  ) {
    const endedAt = at.hold_until < notBefore ? notBefore : at.hold_until
    at = moveReward(effects, tools, at, 'available', endedAt)
    if (rewardKinds[at.kind].issues === 'by_itself')
      at = moveReward(effects, tools, at, 'issued', endedAt)
    if (at.state === 'issued' && isInBalance(at)) {
      passLot(effects, tools, lotOfReward(effects, at.id), now)
    }
  }
  // A balance runs out lot by lot; the rewards that it came from end at their issue.
  if (at.state === 'issued' && !isInBalance(at) && at.expires_at !== null && at.expires_at <= now) {
    at = moveReward(effects, tools, at, 'expired', at.expires_at)
  }
  return at
}

/** Moves a reward to its next state: the row, its posting, its event, and its limits where it ends. */
export function moveReward(
  effects: Effects,
  tools: Tools,
  reward: Reward,
  to: RewardState,
  at: Instant,
  reason: string | null = null,
): Reward {
  if (!rewardMayBecome(reward.state, to)) {
    throw new Error(`a reward that is ${reward.state} cannot become ${to}`)
  }
  const moved = stamped(tools, reward, to, at, reason)
  replace(effects, reward, moved)
  if (reward.amount > 0) post(effects, tools, reward, reward.state, to, at)
  if (isInBalance(reward)) moveLot(effects, tools, reward, moved)
  if (to === 'available' && reward.needs_address) openDelivery(effects, tools, reward, at)
  if (to === 'cancelled' || to === 'reversed') {
    meter(effects, reward.program_id, reward.participant_id, reward.meters, -1)
    total(effects, tools, reward.program_id, 'value_taken_back', at, reward.amount, reward.asset)
  }
  announce(effects, tools, moved, at)
  return moved
}

/** Notes that the transfer of an issued reward was settled: its value has left, by a posting of its own. */
export function payReward(
  effects: Effects,
  tools: Tools,
  reward: Reward,
  at: Instant,
  payoutId: Id<'pay'>,
): Reward {
  const paid: Reward = { ...reward, paid_at: at }
  replace(effects, reward, paid)
  effects.postings.push({
    ...postingForPayment(reward),
    id: tools.newId('pst'),
    reward_id: reward.id,
    cause: payoutId,
    posted_at: at,
  })
  total(effects, tools, reward.program_id, 'value_paid', at, reward.amount, reward.asset)
  return paid
}

/** Changes what a standing reward is worth, by a posting of the difference. */
export function changeReward(
  effects: Effects,
  tools: Tools,
  reward: Reward,
  change: Pick<Reward, 'amount' | 'meters' | 'reason'>,
  at: Instant,
): Reward {
  const changed: Reward = { ...reward, ...change }
  replace(effects, reward, changed)
  const posting = postingForChange(reward, reward.state, change.amount)
  if (posting) {
    effects.postings.push({
      ...posting,
      id: tools.newId('pst'),
      reward_id: reward.id,
      cause: null,
      posted_at: at,
    })
  }
  meter(effects, reward.program_id, reward.participant_id, reward.meters, -1)
  meter(effects, reward.program_id, reward.participant_id, change.meters, 1)
  const growth = change.amount - reward.amount
  if (reward.state === 'issued' && isInBalance(reward) && growth !== 0) {
    const lot = resizeLot(effects, lotOfReward(effects, reward.id), growth)
    if (growth > 0) payDebt(effects, tools, lot, at)
  }
  const metric = growth > 0 ? 'value_promised' : 'value_taken_back'
  total(effects, tools, reward.program_id, metric, at, Math.abs(growth), reward.asset)
  return changed
}

/** Has staff look at a reward whose ground has gone; until they decide it stays as it is. */
export function flagReward(
  effects: Effects,
  tools: Tools,
  reward: Reward,
  at: Instant,
  reason: string,
): Reward {
  const due_at = reward.state === 'held' ? null : reward.due_at
  const flagged: Reward = { ...reward, is_under_review: true, reason, due_at }
  replace(effects, reward, flagged)
  effects.reviews.push({
    id: tools.newId('rvw'),
    kind: reward.state === 'redeemed' ? 'refunded_after_use' : 'count_fell',
    referral_id: null,
    participant_id: reward.participant_id,
    other_participant_id: null,
    reward_id: reward.id,
    opened_at: at,
  })
  return flagged
}

/** Lets a reward go on after its review or its confirmation. */
export function releaseFromReview(
  effects: Effects,
  tools: Tools,
  reward: Reward,
  now: Instant,
): Reward {
  const released: Reward = {
    ...reward,
    is_under_review: false,
    reason: null,
    due_at: reward.state === 'held' ? reward.hold_until : reward.due_at,
  }
  replace(effects, reward, released)
  if (reward.reason === 'count_fell') {
    effects.settledReviews.push({ reward_id: reward.id, decided_at: now })
  }
  return passTime(effects, tools, released, now, now)
}

function stamped(
  tools: Tools,
  reward: Reward,
  to: RewardState,
  at: Instant,
  reason: string | null,
): Reward {
  if (to === 'available') {
    const available_at = reward.available_at ?? at
    return { ...reward, state: to, reason, available_at, issued_at: null, due_at: null }
  }
  if (to === 'issued') {
    const expires_at = expiryOf(tools, reward, at)
    const coupon_code = rewardKinds[reward.kind].hasCoupon ? tools.newCouponCode() : null
    const due_at = isInBalance(reward) ? null : expires_at
    return { ...reward, state: to, reason, issued_at: at, coupon_code, expires_at, due_at }
  }
  const ended = { ...reward, state: to, reason, due_at: null, is_under_review: false }
  // What was used cannot be taken back, so there is nothing left to decide.
  return to === 'redeemed' ? { ...ended, redeemed_at: at } : { ...ended, ended_at: at }
}

/** Whether an issued reward is a part of a balance, which is spent in parts and runs out by lots. */
function isInBalance({ kind }: Reward): boolean {
  return rewardKinds[kind].issuedTo === 'balance'
}

/** The issue opens the lot, and pays what its owner owes; what is taken back leaves it. */
function moveLot(effects: Effects, tools: Tools, reward: Reward, moved: Reward): void {
  if (moved.state === 'issued') {
    obtainLot(effects, tools, {
      id: lotIdOf(reward.id),
      participant_id: reward.participant_id,
      program_id: reward.program_id,
      reward_id: reward.id,
      asset: reward.asset,
      amount: reward.amount,
      obtained_at: moved.issued_at!,
      expires_at: moved.expires_at,
    })
  } else if (reward.state === 'issued') {
    resizeLot(effects, lotOfReward(effects, reward.id), -reward.amount)
  }
}

/** When what is issued now runs out: after so many days, or calendar months of the workspace. */
function expiryOf(tools: Tools, { valid_days, valid_months }: Reward, at: Instant): Instant | null {
  if (valid_months !== null) return tools.monthsAfter(at, valid_months)
  return valid_days === null ? null : toInstant(addDays(fromInstant(at), valid_days))
}

/** Keeps the state that the row was read in, however often it changes on the way. */
function replace(effects: Effects, before: Reward, after: Reward): void {
  const noted = effects.rewards.get(after.id)
  effects.rewards.set(after.id, {
    row: after,
    was: noted ? noted.was : before.state,
    wasAmount: noted ? noted.wasAmount : before.amount,
  })
}

function post(
  effects: Effects,
  tools: Tools,
  reward: Reward,
  from: RewardState | 'nothing',
  to: RewardState,
  at: Instant,
): void {
  const { journal, debit, credit, amount, asset } = postingFor(reward, from, to)
  effects.postings.push({
    journal,
    debit,
    credit,
    amount,
    asset,
    id: tools.newId('pst'),
    reward_id: reward.id,
    cause: null,
    posted_at: at,
  })
}

function announce(effects: Effects, tools: Tools, reward: Reward, at: Instant): void {
  tell(effects, tools, `reward.${reward.state}`, reward.id, at, {
    reward_id: reward.id,
    program_id: reward.program_id,
    participant_id: reward.participant_id,
    recipient: reward.recipient,
    referral_id: reward.referral_id,
    conversion_id: reward.conversion_id,
    rule: reward.rule,
    kind: reward.kind,
    amount: reward.amount,
    asset: reward.asset,
    reason: reward.reason,
  })
}
