import type { Instant } from '../conversions/conversion-facts.ts'
import type { Id } from '../ids.ts'
import { type RewardKind, rewardKinds } from '../rewards/reward-kinds.ts'
import type { RewardState } from '../rewards/reward-states.ts'

/**
 * An account: whose, and what stands in it. A program promises, and has what was redeemed, paid or given
 * away; a workspace has the same of value that belongs to no program any more, because balances of
 * several are spent together; a participant holds.
 */
export type Account =
  | { readonly owner: Id<'prg'> | Id<'wsp'>; readonly kind: HouseAccount }
  | { readonly owner: Id<'par'>; readonly kind: ParticipantAccount }

/** `donated:` is followed by the beneficiary's name in the program's document. */
export type HouseAccount = 'promised' | 'redeemed' | 'expired' | 'paid' | `donated:${string}`

/** A debt stands below zero: what was taken back of a balance after it had been spent. */
export type ParticipantAccount = 'held' | 'available' | 'issued' | 'balance' | 'debt'

export type Journal =
  | 'promise'
  | 'release'
  | 'issue'
  | 'redeem'
  | 'cancel'
  | 'reverse'
  | 'expire'
  | 'adjust'
  | 'transfer'
  | 'payout'
  | 'donation'

/** One movement of a positive amount from one account to another: balanced by construction. */
export type Posting = {
  readonly journal: Journal
  readonly debit: Account
  readonly credit: Account
  readonly amount: number
  readonly asset: string
}

/**
 * A posting as it is stored: of which reward it is, or what else caused it (the id of a transfer, a
 * redemption, a payout), or both where a payout pays a reward.
 */
export type PostingRow = Posting & {
  readonly id: Id<'pst'>
  readonly reward_id: Id<'rwd'> | null
  readonly cause: string | null
  readonly posted_at: Instant
}

type Owed = {
  readonly program_id: Id<'prg'>
  readonly participant_id: Id<'par'>
  readonly kind: RewardKind
  readonly amount: number
  readonly asset: string
  readonly beneficiary: string | null
  readonly paid_at: Instant | null
}

/** The posting that goes with a reward's step from one state to the next; from nothing it is the promise. */
export function postingFor(reward: Owed, from: RewardState | 'nothing', to: RewardState): Posting {
  return {
    journal: journals[to],
    debit: from === 'nothing' ? promised(reward) : accountIn(reward, from),
    credit: accountIn(reward, to),
    amount: reward.amount,
    asset: reward.asset,
  }
}

/** The posting by which a transfer leaves the house: what was issued, or donated, is paid. */
export function postingForPayment(reward: Owed): Posting {
  return {
    journal: 'payout',
    debit: accountIn(reward, 'issued'),
    credit: paid(reward),
    amount: reward.amount,
    asset: reward.asset,
  }
}

/** The posting by which a standing reward grows or shrinks to a new amount; undefined where nothing changes. */
export function postingForChange(
  reward: Owed,
  state: RewardState,
  newAmount: number,
): Posting | undefined {
  const difference = newAmount - reward.amount
  if (difference === 0) return undefined
  const account = accountIn(reward, state)
  return {
    journal: 'adjust',
    debit: difference > 0 ? promised(reward) : account,
    credit: difference > 0 ? account : promised(reward),
    amount: Math.abs(difference),
    asset: reward.asset,
  }
}

const journals = {
  held: 'promise',
  available: 'release',
  issued: 'issue',
  redeemed: 'redeem',
  cancelled: 'cancel',
  reversed: 'reverse',
  expired: 'expire',
} as const satisfies Record<RewardState, Journal>

/** Where a reward's value stands in each of its states; what is taken back returns to the promise. */
function accountIn(reward: Owed, state: RewardState): Account {
  if (state === 'held' || state === 'available') {
    return { owner: reward.participant_id, kind: state }
  }
  if (state === 'issued') {
    if (reward.paid_at !== null) return paid(reward)
    const { issuedTo } = rewardKinds[reward.kind]
    return issuedTo === 'beneficiary'
      ? { owner: reward.program_id, kind: `donated:${reward.beneficiary!}` }
      : { owner: reward.participant_id, kind: issuedTo }
  }
  if (state === 'redeemed' || state === 'expired') return { owner: reward.program_id, kind: state }
  return promised(reward)
}

function paid(reward: Owed): Account {
  return { owner: reward.program_id, kind: 'paid' }
}

function promised(reward: Owed): Account {
  return { owner: reward.program_id, kind: 'promised' }
}
