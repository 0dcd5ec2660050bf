import type { Evidence } from '@goodword/domain/programs/document'
import type { RedemptionState } from '@goodword/domain/wallet/redemption-states'

/** Rows that come with a decision but are not its consequence: who the friend is, and what they did. */
export type Recorded = {
  readonly participants?: readonly ParticipantRow[]
  readonly envelopes?: readonly EnvelopeRow[]
  readonly identities?: readonly IdentityRow[]
  readonly devices?: readonly DeviceRow[]
  readonly newClaims?: readonly ClaimRow[]
  readonly conversions?: readonly ConversionRow[]
  readonly conversionChanges?: readonly ConversionChange[]
  readonly refunds?: readonly RefundRow[]
  readonly redemptions?: readonly RedemptionRow[]
  readonly settledRedemptions?: readonly SettledRedemption[]
  readonly stockChanges?: readonly StockChange[]
  readonly usedCodes?: readonly UsedCode[]
  /** By delivery: where it goes, sealed. */
  readonly addresses?: ReadonlyMap<string, Uint8Array>
  readonly movedDeliveries?: readonly MovedDelivery[]
  readonly transfers?: readonly TransferRow[]
}

/** A participant to insert, or (with `was` set) to change: attributes, locale and since when a customer. */
export type ParticipantRow = {
  readonly id: string
  readonly external_id: string | null
  readonly locale: string | null
  readonly attributes: Readonly<Record<string, unknown>>
  readonly customer_since: string | null
  readonly created_at: string
  readonly updated_at: string
  readonly is_new: boolean
}
export type EnvelopeRow = {
  readonly participant_id: string
  readonly wrapped_key: Uint8Array
  readonly sealed: Uint8Array
  /** Stands for the name, where there is one. */
  readonly name_index?: Uint8Array | undefined
}
export type IdentityRow = {
  readonly kind: string
  readonly blind_index: Uint8Array
  readonly participant_id: string
}
export type DeviceRow = { readonly participant_id: string; readonly blind_index: Uint8Array }
export type ClaimRow = {
  readonly id: string
  readonly program_id: string
  readonly program_version: number
  readonly advocate_id: string
  readonly code_id: string | null
  readonly evidence: Evidence
  readonly source: 'redirect' | 'page' | 'shop'
  readonly friend_id: string | null
  readonly claimed_at: string
}
export type ConversionRow = {
  readonly id: string
  readonly type: string
  readonly external_id: string
  readonly friend_id: string
  readonly amount: number | null
  readonly asset: string | null
  readonly number: number
  readonly is_confirmed: boolean
  readonly data: Readonly<Record<string, unknown>>
  readonly occurred_at: string
  readonly recorded_at: string
}
export type ConversionChange = {
  readonly id: string
  readonly amount: number | null
  readonly asset: string | null
  readonly refunded_amount: number
  readonly refunds_count: number
  readonly is_confirmed: boolean
  /** How many refunds there were when it was read. */
  readonly was_refunds_count: number
}
export type RefundRow = {
  readonly id: string
  readonly conversion_id: string
  readonly external_id: string
  readonly amount: number
  readonly occurred_at: string
}
export type RedemptionRow = {
  readonly id: string
  readonly participant_id: string
  readonly item_id: string
  readonly kind: string
  readonly price: number
  readonly asset: string
  readonly parts: readonly object[]
  readonly state: Exclude<RedemptionState, 'failed'>
  readonly coupon_code: string | null
  readonly made_at: string
  readonly settled_at: string | null
  readonly call_at: string | null
}
/** A redemption that is pending no longer. */
export type SettledRedemption = {
  readonly id: string
  readonly state: Exclude<RedemptionState, 'pending'>
  readonly reason: string | null
  readonly reference: string | null
  readonly settled_at: string
}
/** How many of a thing are taken more, or fewer. */
export type StockChange = { readonly id: string; readonly change: 1 | -1 }
export type UsedCode = {
  readonly id: string
  readonly item_id: string
  readonly redemption_id: string
}
export type MovedDelivery = {
  readonly id: string
  readonly state: string
  readonly was: string
  readonly tracking: string | null
  readonly changed_at: string
}
export type TransferRow = {
  readonly id: string
  readonly program_id: string
  readonly referral_id: string
  readonly from_id: string
  readonly to_id: string
  readonly amount: number
  readonly asset: string
  readonly day: string
  readonly made_at: string
}
