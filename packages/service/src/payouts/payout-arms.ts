import type { Effects } from '@goodword/domain/effects/effects'
import { type Id, uuidOf } from '@goodword/domain/ids'
import { type SQL, sql } from 'drizzle-orm'
import type { Arm } from '../effects/arm.ts'

/** Batches, payouts and what they pay, as rows. A payout that failed gives its rewards back. */
export function payoutArms(w: SQL, effects: Effects): Arm[] {
  const batches = [...effects.payoutBatches.values()].map(({ row, was }) => ({
    ...row,
    id: uuidOf(row.id),
    created_by: row.created_by.id,
    created_by_name: row.created_by.name,
    approved_by: row.approved_by?.id ?? null,
    approved_by_name: row.approved_by?.name ?? null,
    was,
  }))
  const payouts = [...effects.payouts.values()].map(({ row: { items: _, ...row }, was }) => ({
    ...row,
    id: uuidOf(row.id),
    batch_id: optional(row.batch_id),
    participant_id: optional(row.participant_id),
    program_id: optional(row.program_id),
    retries: optional(row.retries),
    was,
  }))
  const items = [...effects.payouts.values()]
    .filter(({ was }) => was === null)
    .flatMap(({ row }) =>
      row.items.map(({ reward_id, amount }) => ({
        payout_id: uuidOf(row.id),
        reward_id: uuidOf(reward_id),
        amount,
      })),
    )
  return [
    {
      name: 'new_payout_batches',
      list: batches.filter(({ was }) => was === null),
      write: (source) => sql`
        insert into payout_batches (workspace_id, id, state, filter, due_until, needs_second_person, created_by,
          created_by_name, created_at)
        select ${w}, r.* from ${source} as r(id uuid, state text, filter json, due_until timestamptz,
          needs_second_person boolean, created_by text, created_by_name text, created_at timestamptz)`,
    },
    {
      name: 'moved_payout_batches',
      list: batches.filter(({ was }) => was !== null),
      isGuarded: true,
      write: (source, ids) => sql`
        update payout_batches b set state = r.state, needs_second_person = r.needs_second_person,
          approved_by = r.approved_by, approved_by_name = r.approved_by_name, approved_at = r.approved_at,
          sent_at = r.sent_at, discarded_at = r.discarded_at
        from ${source} as r(id uuid, state text, needs_second_person boolean, approved_by text, approved_by_name text,
          approved_at timestamptz, sent_at timestamptz, discarded_at timestamptz, was text)
        where b.workspace_id = ${w} and b.id = r.id and b.id = any(${ids}) and b.state = r.was`,
    },
    {
      name: 'new_payouts',
      list: payouts.filter(({ was }) => was === null),
      write: (source) => sql`
        insert into payouts (workspace_id, id, batch_id, participant_id, program_id, beneficiary, amount, asset, state,
          reason, reference, provider, attempt, retries, scheduled_at, sent_at, settled_at, failed_at, call_at)
        select ${w}, r.* from ${source} as r(id uuid, batch_id uuid, participant_id uuid, program_id uuid,
          beneficiary text, amount bigint, asset text, state text, reason text, reference text, provider text,
          attempt int, retries uuid, scheduled_at timestamptz, sent_at timestamptz, settled_at timestamptz,
          failed_at timestamptz, call_at timestamptz)`,
    },
    {
      name: 'moved_payouts',
      list: payouts.filter(({ was }) => was !== null),
      isGuarded: true,
      write: (source, ids) => sql`
        update payouts p set state = r.state, reason = r.reason, reference = r.reference,
          provider = r.provider, calls = r.calls,
          sent_at = r.sent_at, settled_at = r.settled_at, failed_at = r.failed_at, call_at = r.call_at
        from ${source} as r(id uuid, state text, reason text, reference text, provider text, calls int,
          sent_at timestamptz,
          settled_at timestamptz, failed_at timestamptz, call_at timestamptz, was text)
        where p.workspace_id = ${w} and p.id = r.id and p.id = any(${ids}) and p.state = r.was`,
    },
    {
      name: 'new_payout_items',
      list: items,
      write: (source) => sql`
        insert into payout_items (workspace_id, payout_id, reward_id, amount)
        select ${w}, r.* from ${source} as r(payout_id uuid, reward_id uuid, amount bigint)`,
    },
    {
      name: 'ended_payout_items',
      list: payouts
        .filter(({ state, was }) => state === 'failed' && was !== null)
        .map(({ id }) => ({ id })),
      write: (_source, ids) => sql`
        update payout_items i set is_live = false where i.workspace_id = ${w} and i.payout_id = any(${ids})`,
    },
  ]
}

function optional(id: Id | null): string | null {
  return id === null ? null : uuidOf(id)
}
