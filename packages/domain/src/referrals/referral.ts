import type { Instant, MeterUse } from '../conversions/conversion-facts.ts'
import type { Id } from '../ids.ts'
import type { ReferralState } from './referral-states.ts'

/** By what those who wait may be put in order, and whether the friend came on the advocate's device. */
export type QueueNote = { readonly score: number; readonly same_device: boolean }

/** One advocate and one friend, bound together in one program. */
export type Referral = {
  readonly id: Id<'ref'>
  readonly program_id: Id<'prg'>
  readonly program_version: number
  readonly advocate_id: Id<'par'>
  /** Who stood above the advocate when it began, from level 2 on. */
  readonly upline: readonly Id<'par'>[]
  readonly friend_id: Id<'par'>
  readonly claim_id: Id<'clm'>
  readonly state: ReferralState
  readonly reason: string | null
  readonly goal_conversion_id: Id<'cnv'> | null
  readonly number: number | null
  /** What it uses of its program while it stands, such as a place among the first of a boost. */
  readonly meters: readonly MeterUse[]
  /** The period of the quota in which it took a place; null without one. */
  readonly quota_period: string | null
  /** What is remembered of it while it waits for a place. */
  readonly queue: QueueNote | null
  readonly attributed_at: Instant
  readonly changed_at: Instant
  /** When it expires if nothing comes of it; null once something has. */
  readonly due_at: Instant | null
}
