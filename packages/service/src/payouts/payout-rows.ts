import type { Instant } from '@goodword/domain/conversions/conversion-facts'
import { type Id, toId } from '@goodword/domain/ids'
import type { Payout, PayoutBatch, PayoutItem } from '@goodword/domain/payouts/payout'
import { type SQL, sql } from 'drizzle-orm'
import { instantOf } from '../conversions/from-rows.ts'

type Row = Record<string, unknown>

/** Payouts with their items, from `payouts p`; a condition follows. */
export function selectPayouts(w: SQL): SQL {
  return sql`select p.*, (select json_agg(json_build_object('reward_id', i.reward_id, 'amount', i.amount) order by i.reward_id)
      from payout_items i where i.workspace_id = ${w} and i.payout_id = p.id) as items
    from payouts p where p.workspace_id = ${w}`
}

/** A payout as the driver reads it. */
export function toPayout(row: Row): Payout {
  const items = (row.items as { reward_id: string; amount: number }[]).map(
    ({ reward_id, amount }): PayoutItem => ({ reward_id: toId('rwd', reward_id), amount }),
  )
  const recipient =
    row.participant_id === null
      ? {
          participant_id: null,
          program_id: toId('prg', row.program_id as string),
          beneficiary: row.beneficiary as string,
        }
      : {
          participant_id: toId('par', row.participant_id as string),
          program_id: null,
          beneficiary: null,
        }
  return {
    ...recipient,
    id: toId('pay', row.id as string),
    batch_id: optional('pbt', row.batch_id),
    items,
    amount: row.amount as number,
    asset: row.asset as string,
    state: row.state as Payout['state'],
    reason: row.reason as string | null,
    reference: row.reference as string | null,
    provider: row.provider as Payout['provider'],
    attempt: row.attempt as number,
    retries: optional('pay', row.retries),
    calls: row.calls as number,
    scheduled_at: at(row.scheduled_at),
    sent_at: instantOf(row.sent_at),
    settled_at: instantOf(row.settled_at),
    failed_at: instantOf(row.failed_at),
    call_at: instantOf(row.call_at),
  }
}

/** A batch as the driver reads it. */
export function toBatch(row: Row): PayoutBatch {
  return {
    id: toId('pbt', row.id as string),
    state: row.state as PayoutBatch['state'],
    filter: row.filter as PayoutBatch['filter'],
    due_until: at(row.due_until),
    needs_second_person: row.needs_second_person as boolean,
    created_by: { id: row.created_by as string, name: row.created_by_name as string },
    approved_by:
      row.approved_by === null
        ? null
        : { id: row.approved_by as string, name: row.approved_by_name as string },
    created_at: at(row.created_at),
    approved_at: instantOf(row.approved_at),
    sent_at: instantOf(row.sent_at),
    discarded_at: instantOf(row.discarded_at),
  }
}

function at(value: unknown): Instant {
  return instantOf(value)!
}

function optional<K extends 'pbt' | 'pay'>(kind: K, uuid: unknown): Id<K> | null {
  return uuid === null ? null : toId(kind, uuid as string)
}
