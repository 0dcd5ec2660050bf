import type { Instant } from '@goodword/domain/conversions/conversion-facts'
import { quotaMeter, quotaPeriod } from '@goodword/domain/guards/quota'
import type { Id } from '@goodword/domain/ids'
import type { Program } from '@goodword/domain/programs/compile-program'
import type { Referral } from '@goodword/domain/referrals/referral'
import { useKey } from '@goodword/domain/rewards/use-limits'
import type { Book } from '../conversions/book.ts'
import { ownerKey } from '../conversions/guard-facts.ts'
import type { DecisionAsked } from './happening.ts'

/** Those who wait for a place in a trial, with what they did meanwhile: the last of each conversion. */
export class TrialQueue {
  private readonly kept = new Map<Id<'ref'>, Map<Id<'cnv'>, DecisionAsked>>()

  /** Keeps what somebody who waits has done, to be decided when they have a place. */
  keep(referral: Referral, asked: DecisionAsked): void {
    const own = this.kept.get(referral.id) ?? new Map<Id<'cnv'>, DecisionAsked>()
    own.set(asked.conversion.id, asked)
    this.kept.set(referral.id, own)
  }

  /** What an admitted one did, in the order in which it was recorded. */
  take(referral: Referral): DecisionAsked[] {
    const own = this.kept.get(referral.id) ?? new Map<Id<'cnv'>, DecisionAsked>()
    this.kept.delete(referral.id)
    return [...own.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, asked]) => asked)
  }
}

/** Those whose turn has come, in the order that the quota says, and how many places there are. */
export function turnOf(
  book: Book,
  program: Program,
  programId: Id<'prg'>,
  at: Instant,
): {
  readonly admitted: readonly Referral[]
  readonly putOff: readonly Referral[]
  readonly next: Instant
} {
  const quota = program.document.quota!
  const { next } = quotaPeriod(quota, at)
  const waiting = [...book.referrals.values()]
    .filter(({ state, due_at }) => state === 'queued' && due_at !== null && due_at <= at)
    .sort((a, b) => {
      const byScore = (b.queue?.score ?? 0) - (a.queue?.score ?? 0)
      if (quota.order === 'score' && byScore !== 0) return byScore
      if (a.attributed_at !== b.attributed_at) return a.attributed_at < b.attributed_at ? -1 : 1
      return a.id < b.id ? -1 : 1
    })
  const isOpen = book.programs.get(programId)?.status === 'live'
  const used = book.guards?.shared.get(ownerKey(programId))?.get(quotaKey(program, at)!) ?? 0
  const places = isOpen ? Math.max(0, quota.count - used) : 0
  return { admitted: waiting.slice(0, places), putOff: waiting.slice(places), next }
}

/** Where a quota counts at an instant; undefined where there is none. */
export function quotaKey({ document }: Program, at: Instant): string | undefined {
  const { quota } = document
  return quota && useKey(quotaMeter(quota), quotaPeriod(quota, at).key)
}
