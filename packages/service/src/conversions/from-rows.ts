import type { Instant, MeterUse } from '@goodword/domain/conversions/conversion-facts'
import { fromInstant, toInstant } from '@goodword/domain/dates'
import { type Id, type IdKind, toId } from '@goodword/domain/ids'
import type { Referral } from '@goodword/domain/referrals/referral'
import type { Reward } from '@goodword/domain/rewards/reward'
import type { Lot } from '@goodword/domain/wallet/lot'
import type { BookedConversion } from './book.ts'

/** A row as JSON of the database has it or as the driver reads it. */
export type Row = Record<string, unknown>

/** A row of `conversions`, as JSON or as the driver reads it. */
export function toConversion(row: Row): BookedConversion {
  return {
    id: idOf('cnv', row.id),
    type: row.type as string,
    external_id: row.external_id as string,
    friend_id: idOf('par', row.friend_id),
    amount: row.amount as number | null,
    asset: row.asset as string | null,
    refunded_amount: row.refunded_amount as number,
    refunds_count: row.refunds_count as number,
    number: row.number as number,
    is_confirmed: row.is_confirmed as boolean,
    data: row.data as Record<string, unknown>,
    occurred_at: instantOf(row.occurred_at)!,
    recorded_at: instantOf(row.recorded_at)!,
  }
}

/** A row of `referrals`, as JSON or as the driver reads it. */
export function toReferral(row: Row): Referral {
  return {
    id: idOf('ref', row.id),
    program_id: idOf('prg', row.program_id),
    program_version: row.program_version as number,
    advocate_id: idOf('par', row.advocate_id),
    upline: [row.upline_2, row.upline_3].flatMap((id) => optionalId('par', id) ?? []),
    friend_id: idOf('par', row.friend_id),
    claim_id: idOf('clm', row.claim_id),
    state: row.state as Referral['state'],
    reason: row.reason as string | null,
    goal_conversion_id: optionalId('cnv', row.goal_conversion_id),
    number: row.number as number | null,
    meters: (row.meters ?? []) as readonly MeterUse[],
    quota_period: row.quota_period as string | null,
    queue: row.queue as Referral['queue'],
    attributed_at: instantOf(row.attributed_at)!,
    changed_at: instantOf(row.changed_at)!,
    due_at: instantOf(row.due_at),
  }
}

/** A row of `lots`, as JSON or as the driver reads it. */
export function toLot(row: Row): Lot {
  return {
    id: idOf('lot', row.id),
    participant_id: idOf('par', row.participant_id),
    program_id: idOf('prg', row.program_id),
    reward_id: idOf('rwd', row.reward_id),
    asset: row.asset as string,
    amount: row.amount as number,
    remaining: row.remaining as number,
    obtained_at: instantOf(row.obtained_at)!,
    expires_at: instantOf(row.expires_at),
    noticed_at: instantOf(row.noticed_at),
    due_at: instantOf(row.due_at),
  }
}

/** A row of `rewards`, as JSON or as the driver reads it. */
export function toReward(row: Row): Reward {
  return {
    id: idOf('rwd', row.id),
    program_id: idOf('prg', row.program_id),
    program_version: row.program_version as number,
    participant_id: idOf('par', row.participant_id),
    recipient: row.recipient as Reward['recipient'],
    rule: row.rule as string,
    give_index: row.give_index as number,
    cause: row.cause as string,
    instalment: row.instalment as number,
    attempt: row.attempt as number,
    kind: row.kind as Reward['kind'],
    amount: row.amount as number,
    asset: row.asset as string,
    label: row.label as Reward['label'],
    state: row.state as Reward['state'],
    reason: row.reason as string | null,
    is_under_review: row.is_under_review as boolean,
    referral_id: optionalId('ref', row.referral_id),
    conversion_id: optionalId('cnv', row.conversion_id),
    decision_id: idOf('dec', row.decision_id),
    coupon_code: row.coupon_code as string | null,
    meters: (row.meters ?? []) as readonly MeterUse[],
    valid_days: row.valid_days as number | null,
    valid_months: row.valid_months as number | null,
    beneficiary: row.beneficiary as string | null,
    needs_address: row.needs_address as boolean,
    boosts: (row.boosts ?? []) as Reward['boosts'],
    choice: row.choice as Reward['choice'],
    created_at: instantOf(row.created_at)!,
    hold_until: instantOf(row.hold_until),
    available_at: instantOf(row.available_at),
    issued_at: instantOf(row.issued_at),
    redeemed_at: instantOf(row.redeemed_at),
    paid_at: instantOf(row.paid_at),
    expires_at: instantOf(row.expires_at),
    ended_at: instantOf(row.ended_at),
    due_at: instantOf(row.due_at),
  }
}

export function idOf<K extends IdKind>(kind: K, uuid: unknown): Id<K> {
  return toId(kind, uuid as string)
}

export function optionalId<K extends IdKind>(kind: K, uuid: unknown): Id<K> | null {
  return uuid === null || uuid === undefined ? null : toId(kind, uuid as string)
}

/** An instant as JSON of the database has it or as the driver reads it. */
export function instantOf(value: unknown): Instant | null {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return toInstant(value.getTime())
  const text = value as string
  // As JSON of the database has it: in UTC, up to milliseconds, without zeros at the end.
  if (text.length > 29 || !text.endsWith('+00:00')) return toInstant(fromInstant(text))
  return `${text.slice(0, 19)}.${text.slice(20, -6).padEnd(3, '0')}Z`
}
