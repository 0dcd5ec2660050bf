import type { Instant } from '../conversions/conversion-facts.ts'
import { addDays, fromInstant, toInstant } from '../dates.ts'
import type { Id } from '../ids.ts'

/**
 * A part of a participant's balance that came at one time and runs out at one time: what one reward
 * brought, or what somebody gave. The lots of a balance add up to it.
 */
export type Lot = {
  readonly id: Id<'lot'>
  readonly participant_id: Id<'par'>
  readonly program_id: Id<'prg'>
  /** The reward it comes from; points that were given keep that of their giver. */
  readonly reward_id: Id<'rwd'>
  readonly asset: string
  readonly amount: number
  readonly remaining: number
  readonly obtained_at: Instant
  readonly expires_at: Instant | null
  /** When its owner was told that it runs out. */
  readonly noticed_at: Instant | null
  /** When it must be looked at again: to tell its owner, then to run out. */
  readonly due_at: Instant | null
}

/** How long before a lot runs out its owner is told. */
export const NOTICE_DAYS = 30

/** The lot of a reward has the reward's own number: there is one, and it is found without a search. */
export function lotIdOf(rewardId: Id<'rwd'>): Id<'lot'> {
  return `lot_${rewardId.slice('rwd_'.length)}`
}

/** When a lot must be looked at again. An empty one never, and one that came late is told of at once. */
export function lotDueAt(lot: Omit<Lot, 'due_at'>): Instant | null {
  const { remaining, obtained_at, expires_at, noticed_at } = lot
  if (remaining === 0 || expires_at === null) return null
  if (noticed_at !== null) return expires_at
  const noticeMs = addDays(fromInstant(expires_at), -NOTICE_DAYS)
  return toInstant(Math.max(noticeMs, fromInstant(obtained_at)))
}

/** Whether a lot can be spent at an instant. The moment counts, not whether the worker has come by. */
export function isSpendable({ remaining, expires_at }: Lot, now: Instant): boolean {
  return remaining > 0 && (expires_at === null || expires_at > now)
}

/** What has left the lot of a reward, as a fact for deciding on the reward; nothing where nothing has. */
export function goneOf(
  lot: Lot | undefined,
  now: Instant,
): { readonly gone?: number; readonly ran_out?: true } {
  if (lot === undefined || lot.amount === lot.remaining) return {}
  const ranOut = lot.expires_at !== null && lot.expires_at <= now
  return { gone: lot.amount - lot.remaining, ...(ranOut ? { ran_out: true } : {}) }
}
