import type { Instant } from '@goodword/domain/conversions/conversion-facts'
import type { Effects } from '@goodword/domain/effects/effects'
import type { Id } from '@goodword/domain/ids'
import type { Referral } from '@goodword/domain/referrals/referral'
import type { Reward } from '@goodword/domain/rewards/reward'
import { type Lot, lotIdOf } from '@goodword/domain/wallet/lot'
import { DueQueue } from './due-queue.ts'
import type { BoardPeriod } from './trial-boards.ts'

export type Due = {
  readonly at: Instant
  readonly what:
    | { readonly kind: 'reward'; readonly id: Id<'rwd'> }
    | { readonly kind: 'lot'; readonly id: Id<'lot'> }
    | { readonly kind: 'referral'; readonly friendId: Id<'par'> }
    | { readonly kind: 'board'; readonly of: BoardPeriod }
}

/** What falls due in a trial, until the end of its stretch: what falls due after that is never come to. */
export class TrialDue {
  private readonly queue = new DueQueue<Due>()
  private readonly end: Instant

  constructor(end: Instant) {
    this.end = end
  }

  /** Takes what is due next, up to an instant. */
  take(until: Instant): Due | undefined {
    return this.queue.take(until)
  }

  /** Notes when all that was caused must be looked at again. */
  noteEffects({ rewards, referrals, lots }: Effects): void {
    for (const { row } of rewards.values()) this.noteReward(row, lots)
    for (const { row } of referrals.values()) this.noteReferral(row)
  }

  noteLot({ id, due_at }: Lot): void {
    if (due_at !== null && due_at <= this.end) {
      this.queue.add({ at: due_at, what: { kind: 'lot', id } })
    }
  }

  noteReferral({ due_at, friend_id }: Referral): void {
    if (due_at !== null && due_at <= this.end) {
      this.queue.add({ at: due_at, what: { kind: 'referral', friendId: friend_id } })
    }
  }

  noteBoard(of: BoardPeriod): void {
    this.queue.add({ at: of.endsAt, what: { kind: 'board', of } })
  }

  private noteReward({ id, due_at, issued_at }: Reward, lots: Effects['lots']): void {
    if (due_at !== null && due_at <= this.end) {
      this.queue.add({ at: due_at, what: { kind: 'reward', id } })
    }
    // A lot begins with the issue of its reward.
    const lot = issued_at === null ? undefined : lots.get(lotIdOf(id))
    if (lot) this.noteLot(lot.row)
  }
}
