import type { Effects } from '@goodword/domain/effects/effects'
import { toId } from '@goodword/domain/ids'
import { type SQL, sql } from 'drizzle-orm'
import { type Arm, hex } from './arm.ts'
import type { Recorded } from './recorded.ts'

/** The rows that come with a decision: people, claims, conversions, refunds. */
export function recordedArms(w: SQL, recorded: Recorded, effects: Effects): Arm[] {
  const people = recorded.participants ?? []
  return [
    {
      name: 'new_participants',
      list: people.filter(({ is_new }) => is_new),
      write: (source) => sql`
        insert into participants (workspace_id, id, external_id, locale, attributes, customer_since, created_at, updated_at)
        select ${w}, r.* from ${source} as r(id uuid, external_id text, locale text, attributes jsonb,
          customer_since timestamptz, created_at timestamptz, updated_at timestamptz)`,
    },
    {
      name: 'changed_participants',
      list: people.filter(({ is_new }) => !is_new),
      isGuarded: true,
      write: (source, ids) => sql`
        update participants p set locale = r.locale, attributes = r.attributes,
          customer_since = r.customer_since, updated_at = r.updated_at
        from ${source} as r(id uuid, locale text, attributes jsonb, customer_since timestamptz, updated_at timestamptz)
        where p.workspace_id = ${w} and p.id = r.id and p.id = any(${ids})`,
    },
    {
      // A person's key is written once: two that make one at the same time would lose what one of them sealed.
      name: 'new_envelopes',
      isGuarded: true,
      list: (recorded.envelopes ?? []).map((row) => ({
        participant_id: row.participant_id,
        wrapped_key: hex(row.wrapped_key),
        sealed: hex(row.sealed),
        name_index: row.name_index ? hex(row.name_index) : null,
      })),
      write: (source) => sql`
        insert into envelopes (workspace_id, participant_id, wrapped_key, sealed, name_index)
        select ${w}, r.participant_id, r.wrapped_key::bytea, r.sealed::bytea, r.name_index::bytea
        from ${source} as r(participant_id uuid, wrapped_key text, sealed text, name_index text)
        on conflict (workspace_id, participant_id) do update
          set sealed = excluded.sealed, name_index = excluded.name_index, updated_at = now(),
            former_name_index = case when envelopes.name_index is distinct from excluded.name_index
              then coalesce(envelopes.name_index, envelopes.former_name_index)
              else envelopes.former_name_index end
          where envelopes.wrapped_key = excluded.wrapped_key`,
    },
    {
      name: 'new_identities',
      list: (recorded.identities ?? []).map((row) => ({
        ...row,
        blind_index: hex(row.blind_index),
      })),
      write: (source) => sql`
        insert into identities (workspace_id, kind, blind_index, participant_id)
        select ${w}, r.kind, r.blind_index::bytea, r.participant_id
        from ${source} as r(kind text, blind_index text, participant_id uuid)`,
    },
    {
      name: 'new_devices',
      list: (recorded.devices ?? []).map((row) => ({ ...row, blind_index: hex(row.blind_index) })),
      write: (source) => sql`
        insert into devices (workspace_id, participant_id, blind_index)
        select ${w}, r.participant_id, r.blind_index::bytea
        from ${source} as r(participant_id uuid, blind_index text)
        on conflict do nothing`,
    },
    {
      name: 'new_claims',
      // A claim that is used at once is stored as used: one statement does not see its own rows.
      list: (recorded.newClaims ?? []).map((row) => ({
        ...row,
        state: effects.claims.get(toId('clm', row.id))?.state ?? 'clicked',
      })),
      write: (source) => sql`
        insert into claims (workspace_id, id, program_id, program_version, advocate_id, code_id, evidence, source,
          friend_id, claimed_at, state)
        select ${w}, r.* from ${source} as r(id uuid, program_id uuid, program_version int, advocate_id uuid,
          code_id uuid, evidence text, source text, friend_id uuid, claimed_at timestamptz, state text)`,
    },
    {
      name: 'new_conversions',
      list: recorded.conversions ?? [],
      write: (source) => sql`
        insert into conversions (workspace_id, id, type, external_id, friend_id, amount, asset, number, is_confirmed,
          data, occurred_at, recorded_at)
        select ${w}, r.* from ${source} as r(id uuid, type text, external_id text, friend_id uuid, amount bigint,
          asset text, number int, is_confirmed boolean, data jsonb, occurred_at timestamptz, recorded_at timestamptz)`,
    },
    {
      name: 'waiting_claims',
      // Claims by hand that wait for one of these are looked at next.
      list: (recorded.conversions ?? []).map(({ type, external_id, recorded_at }) => ({
        type,
        external_id,
        recorded_at,
      })),
      write: (source) => sql`
        update hand_claims h set due_at = least(h.due_at, r.recorded_at)
        from ${source} as r(type text, external_id text, recorded_at timestamptz)
        where h.workspace_id = ${w} and h.state = 'open' and h.type = r.type and h.external_id = r.external_id`,
    },
    {
      name: 'changed_conversions',
      list: recorded.conversionChanges ?? [],
      isGuarded: true,
      write: (source, ids) => sql`
        update conversions c set amount = r.amount, asset = r.asset, refunded_amount = r.refunded_amount,
          refunds_count = r.refunds_count, is_confirmed = r.is_confirmed
        from ${source} as r(id uuid, amount bigint, asset text, refunded_amount bigint, refunds_count int,
          is_confirmed boolean, was_refunds_count int)
        where c.workspace_id = ${w} and c.id = r.id and c.id = any(${ids}) and c.refunds_count = r.was_refunds_count`,
    },
    {
      name: 'new_refunds',
      list: recorded.refunds ?? [],
      write: (source) => sql`
        insert into refunds (workspace_id, id, conversion_id, external_id, amount, occurred_at)
        select ${w}, r.* from ${source} as r(id uuid, conversion_id uuid, external_id text, amount bigint,
          occurred_at timestamptz)`,
    },
  ]
}
