import type { Instant } from '../conversions/conversion-facts.ts'
import type { Actor } from '../four-eyes/four-eyes.ts'
import type { Id } from '../ids.ts'
import type { BatchState, PayoutState } from './payout-states.ts'

/** Who carries payouts out: people, from a file, or a server that is called. */
export type ProviderKind = 'manual' | 'http'

/** Whom a transfer goes to: a participant, or a beneficiary that a program names. */
export type PayoutRecipient =
  | { readonly participant_id: Id<'par'>; readonly program_id: null; readonly beneficiary: null }
  | { readonly participant_id: null; readonly program_id: Id<'prg'>; readonly beneficiary: string }

/** One transfer to one recipient in one asset, and the rewards that it pays. */
export type Payout = PayoutRecipient & {
  readonly id: Id<'pay'>
  readonly batch_id: Id<'pbt'> | null
  readonly items: readonly PayoutItem[]
  readonly amount: number
  readonly asset: string
  readonly state: PayoutState
  readonly reason: PayoutFailure | null
  /** What the bank or the provider calls it. */
  readonly reference: string | null
  readonly provider: ProviderKind
  readonly attempt: number
  readonly retries: Id<'pay'> | null
  readonly calls: number
  readonly scheduled_at: Instant
  readonly sent_at: Instant | null
  readonly settled_at: Instant | null
  readonly failed_at: Instant | null
  /** When the provider is to be called; null before it is sent and once it has answered. */
  readonly call_at: Instant | null
}

/** A reward in a payout, with what it was worth when the payout was made. */
export type PayoutItem = { readonly reward_id: Id<'rwd'>; readonly amount: number }

/** Why a payout failed: what we found, or what the bank or the provider said. */
export type PayoutFailure = string

/** What a batch gathers. */
export type BatchFilter = {
  readonly program_id: Id<'prg'> | null
  readonly asset: string | null
  readonly country: string | null
  readonly kinds: readonly ('cash' | 'donation')[]
}

/** Payouts that are approved and sent together. */
export type PayoutBatch = {
  readonly id: Id<'pbt'>
  readonly state: BatchState
  readonly filter: BatchFilter
  readonly due_until: Instant
  readonly needs_second_person: boolean
  readonly created_by: Actor
  readonly approved_by: Actor | null
  readonly created_at: Instant
  readonly approved_at: Instant | null
  readonly sent_at: Instant | null
  readonly discarded_at: Instant | null
}
