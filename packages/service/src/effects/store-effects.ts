import { rows } from '@goodword/db/connect'
import type { Effects } from '@goodword/domain/effects/effects'
import { type Id, toId, uuidOf } from '@goodword/domain/ids'
import type { Account } from '@goodword/domain/ledger/posting'
import { type SQL, sql } from 'drizzle-orm'
import { Conflict, type Unit } from '../context.ts'

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
  readonly code_id: string
  readonly evidence: 'link' | 'code'
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

/**
 * Writes everything that one transaction decided, in one statement: it lands whole or not at all, even
 * when the connection dies in the middle of it. A row that is no longer as it was read is a conflict.
 * The statement is sent, not waited for; the transaction waits before it commits.
 */
export function storeEffects(
  unit: Unit,
  workspaceId: string,
  effects: Effects,
  recorded: Recorded = {},
): void {
  const arms = [
    ...recordedArms(workspaceId, recorded, effects),
    ...effectArms(workspaceId, effects, recorded),
  ]
  const present = arms.filter(({ list }) => list.length > 0)
  if (present.length === 0) return

  const ctes = present.map(({ name, list, write }) => {
    const source = sql`json_to_recordset(${JSON.stringify(list)}::json)`
    return sql`${sql.raw(name)} as (${write(source, idsOf(list))} returning 1)`
  })
  const guarded = present.filter(({ isGuarded }) => isGuarded)
  const counts = guarded.length
    ? sql.join(
        guarded.map(
          ({ name }) => sql`(select count(*)::int from ${sql.raw(name)}) as ${sql.raw(name)}`,
        ),
        sql`, `,
      )
    : sql`1 as written`
  unit.send(
    rows<Record<string, number>>(
      unit.tx,
      sql`with ${sql.join(ctes, sql`, `)} select ${counts}`,
    ).then(([written]) => {
      for (const { name, list } of guarded) {
        if (written?.[name] !== list.length) throw new Conflict(`${name} changed in between`)
      }
    }),
  )
}

/** One kind of row: its name, its rows as JSON, how it is written, and whether each must be found as it was. */
type Arm = {
  readonly name: string
  readonly list: readonly object[]
  readonly isGuarded?: boolean
  readonly write: (source: SQL, ids: SQL) => SQL
}

/**
 * The ids of rows that are changed, said beside the rows: what a list in JSON holds the planner does not
 * see, and it would rather read a whole table of some ten thousand rows.
 */
function idsOf(list: readonly object[]): SQL {
  return sql`${sql.param(list.map((row) => ('id' in row ? row.id : null)))}::uuid[]`
}

function recordedArms(workspaceId: string, recorded: Recorded, effects: Effects): Arm[] {
  const w = sql`${workspaceId}::uuid`
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
      name: 'new_envelopes',
      list: (recorded.envelopes ?? []).map((row) => ({
        participant_id: row.participant_id,
        wrapped_key: hex(row.wrapped_key),
        sealed: hex(row.sealed),
      })),
      write: (source) => sql`
        insert into envelopes (workspace_id, participant_id, wrapped_key, sealed)
        select ${w}, r.participant_id, r.wrapped_key::bytea, r.sealed::bytea
        from ${source} as r(participant_id uuid, wrapped_key text, sealed text)
        on conflict (workspace_id, participant_id) do update
          set wrapped_key = excluded.wrapped_key, sealed = excluded.sealed, updated_at = now()`,
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

function effectArms(workspaceId: string, effects: Effects, { newClaims = [] }: Recorded): Arm[] {
  const w = sql`${workspaceId}::uuid`
  const isNewClaim = new Set(newClaims.map(({ id }) => id))
  const referrals = [...effects.referrals.values()].map(({ row, was }) => ({
    ...row,
    id: uuidOf(row.id),
    program_id: uuidOf(row.program_id),
    advocate_id: uuidOf(row.advocate_id),
    friend_id: uuidOf(row.friend_id),
    claim_id: uuidOf(row.claim_id),
    goal_conversion_id: optional(row.goal_conversion_id),
    was,
  }))
  const rewards = [...effects.rewards.values()].map(({ row, was, wasAmount }) => ({
    ...row,
    id: uuidOf(row.id),
    program_id: uuidOf(row.program_id),
    participant_id: uuidOf(row.participant_id),
    referral_id: optional(row.referral_id),
    conversion_id: optional(row.conversion_id),
    decision_id: uuidOf(row.decision_id),
    was,
    was_amount: wasAmount,
  }))
  return [
    {
      name: 'used_claims',
      list: [...effects.claims.values()]
        .map(({ id, friend_id, state }) => ({
          id: uuidOf(id),
          friend_id: uuidOf(friend_id),
          state,
        }))
        .filter(({ id }) => !isNewClaim.has(id)),
      write: (source, ids) => sql`
        update claims c set friend_id = coalesce(c.friend_id, r.friend_id),
          state = case c.state when 'used' then c.state else r.state end
        from ${source} as r(id uuid, friend_id uuid, state text)
        where c.workspace_id = ${w} and c.id = r.id and c.id = any(${ids})`,
    },
    {
      name: 'new_referrals',
      list: referrals.filter(({ was }) => was === null),
      write: (source) => sql`
        insert into referrals (workspace_id, id, program_id, program_version, advocate_id, friend_id, claim_id, state,
          reason, goal_conversion_id, number, attributed_at, changed_at, due_at)
        select ${w}, r.* from ${source} as r(id uuid, program_id uuid, program_version int, advocate_id uuid,
          friend_id uuid, claim_id uuid, state text, reason text, goal_conversion_id uuid, number int,
          attributed_at timestamptz, changed_at timestamptz, due_at timestamptz)`,
    },
    {
      name: 'moved_referrals',
      list: referrals.filter(({ was }) => was !== null),
      isGuarded: true,
      write: (source, ids) => sql`
        update referrals f set state = r.state, reason = r.reason, goal_conversion_id = r.goal_conversion_id,
          number = r.number, changed_at = r.changed_at, due_at = r.due_at
        from ${source} as r(id uuid, state text, reason text, goal_conversion_id uuid, number int,
          changed_at timestamptz, due_at timestamptz, was text)
        where f.workspace_id = ${w} and f.id = r.id and f.id = any(${ids}) and f.state = r.was`,
    },
    {
      name: 'new_rewards',
      list: rewards.filter(({ was }) => was === null),
      write: (source) => sql`
        insert into rewards (workspace_id, id, program_id, program_version, participant_id, recipient, rule, give_index,
          cause, attempt, kind, amount, asset, label, state, reason, is_under_review, referral_id, conversion_id,
          decision_id, coupon_code, meters, valid_days, created_at, hold_until, available_at, issued_at, expires_at, due_at)
        select ${w}, r.* from ${source} as r(id uuid, program_id uuid, program_version int, participant_id uuid,
          recipient text, rule text, give_index int, cause text, attempt int, kind text, amount bigint, asset text,
          label json, state text, reason text, is_under_review boolean, referral_id uuid, conversion_id uuid,
          decision_id uuid, coupon_code text, meters json, valid_days int, created_at timestamptz,
          hold_until timestamptz, available_at timestamptz, issued_at timestamptz, expires_at timestamptz,
          due_at timestamptz)`,
    },
    {
      name: 'moved_rewards',
      list: rewards.filter(({ was }) => was !== null),
      isGuarded: true,
      write: (source, ids) => sql`
        update rewards w set amount = r.amount, state = r.state, reason = r.reason,
          is_under_review = r.is_under_review, coupon_code = r.coupon_code, meters = r.meters,
          hold_until = r.hold_until, available_at = r.available_at, issued_at = r.issued_at,
          redeemed_at = r.redeemed_at, expires_at = r.expires_at, ended_at = r.ended_at, due_at = r.due_at
        from ${source} as r(id uuid, amount bigint, state text, reason text, is_under_review boolean,
          coupon_code text, meters json, hold_until timestamptz, available_at timestamptz, issued_at timestamptz,
          redeemed_at timestamptz, expires_at timestamptz, ended_at timestamptz, due_at timestamptz, was text,
          was_amount bigint)
        where w.workspace_id = ${w} and w.id = r.id and w.id = any(${ids}) and w.state = r.was and w.amount = r.was_amount`,
    },
    {
      name: 'new_postings',
      list: effects.postings.map((posting) => ({
        id: uuidOf(posting.id),
        journal: posting.journal,
        debit_owner: uuidOf(posting.debit.owner),
        debit_kind: posting.debit.kind,
        credit_owner: uuidOf(posting.credit.owner),
        credit_kind: posting.credit.kind,
        amount: posting.amount,
        asset: posting.asset,
        reward_id: uuidOf(posting.reward_id),
        posted_at: posting.posted_at,
      })),
      write: (source) => sql`
        insert into postings (workspace_id, id, journal, debit_owner, debit_kind, credit_owner, credit_kind, amount,
          asset, reward_id, posted_at)
        select ${w}, r.* from ${source} as r(id uuid, journal text, debit_owner uuid, debit_kind text, credit_owner uuid,
          credit_kind text, amount bigint, asset text, reward_id uuid, posted_at timestamptz)`,
    },
    ...balanceArms(w, effects),
    ...standingArms(w, effects),
    ...limitUseArms(w, effects),
    {
      name: 'new_decisions',
      list: effects.decisions.map((row) => ({
        ...row,
        id: uuidOf(row.id),
        program_id: uuidOf(row.program_id),
        conversion_id: optional(row.conversion_id),
        referral_id: optional(row.referral_id),
      })),
      write: (source) => sql`
        insert into decisions (workspace_id, id, kind, program_id, program_version, conversion_id, referral_id, facts,
          result, decided_at)
        select ${w}, r.id, r.kind, r.program_id, r.program_version, r.conversion_id, r.referral_id, r.facts::json,
          r.result::json, r.decided_at
        from ${source} as r(id uuid, kind text, program_id uuid, program_version int, conversion_id uuid,
          referral_id uuid, facts text, result text, decided_at timestamptz)`,
    },
    {
      name: 'new_reviews',
      list: effects.reviews.map((row) => ({
        ...row,
        id: uuidOf(row.id),
        referral_id: optional(row.referral_id),
        participant_id: optional(row.participant_id),
        other_participant_id: optional(row.other_participant_id),
      })),
      write: (source) => sql`
        insert into reviews (workspace_id, id, kind, referral_id, participant_id, other_participant_id, opened_at)
        select ${w}, r.* from ${source} as r(id uuid, kind text, referral_id uuid, participant_id uuid,
          other_participant_id uuid, opened_at timestamptz)
        on conflict do nothing`,
    },
    {
      name: 'new_events',
      list: effects.events.map((event) => ({
        id: uuidOf(event.id),
        type: event.type,
        subject_id: uuidOf(event.subject_id),
        data: event.data,
        occurred_at: event.occurred_at,
      })),
      write: (source) => sql`
        insert into events (workspace_id, id, type, subject_id, data, occurred_at)
        select ${w}, r.* from ${source} as r(id uuid, type text, subject_id uuid, data json, occurred_at timestamptz)`,
    },
    {
      name: 'new_totals',
      list: [...effects.totals.values()].map((change) => ({
        ...change,
        id: uuidOf(change.id),
        program_id: uuidOf(change.program_id),
      })),
      write: (source) => sql`
        insert into total_changes (workspace_id, id, program_id, metric, asset, day, amount)
        select ${w}, r.* from ${source} as r(id uuid, program_id uuid, metric text, asset text, day date, amount bigint)`,
    },
  ]
}

/**
 * What a participant's accounts come to, beside their postings. A fall below zero violates the check and
 * undoes the whole; so a balance that only falls is updated, where an insert would begin below zero.
 */
function balanceArms(w: SQL, effects: Effects): Arm[] {
  const changes = new Map<
    string,
    { participant_id: string; kind: string; asset: string; amount: number }
  >()
  const move = (account: Account, asset: string, amount: number) => {
    if (!account.owner.startsWith('par_')) return
    const key = `${account.owner}|${account.kind}|${asset}`
    const change = changes.get(key) ?? {
      participant_id: uuidOf(account.owner),
      kind: account.kind,
      asset,
      amount: 0,
    }
    change.amount += amount
    changes.set(key, change)
  }
  for (const { debit, credit, asset, amount } of effects.postings) {
    move(debit, asset, -amount)
    move(credit, asset, amount)
  }
  const columns = sql`participant_id uuid, kind text, asset text, amount bigint`
  return [
    {
      name: 'raised_balances',
      list: [...changes.values()].filter(({ amount }) => amount > 0),
      write: (source) => sql`
        insert into balances as b (workspace_id, participant_id, kind, asset, amount)
        select ${w}, r.* from ${source} as r(${columns})
        on conflict (workspace_id, participant_id, kind, asset) do update set amount = b.amount + excluded.amount`,
    },
    {
      name: 'lowered_balances',
      list: [...changes.values()].filter(({ amount }) => amount < 0),
      isGuarded: true,
      write: (source) => sql`
        update balances b set amount = b.amount + r.amount from ${source} as r(${columns})
        where b.workspace_id = ${w} and b.participant_id = r.participant_id and b.kind = r.kind and b.asset = r.asset`,
    },
  ]
}

/** An advocate's counts. A check would refuse to insert below zero even where the row exists, so falls are updates. */
function standingArms(w: SQL, effects: Effects): Arm[] {
  const changes = [...effects.standings.values()].map((change) => ({
    ...change,
    program_id: uuidOf(change.program_id),
    participant_id: uuidOf(change.participant_id),
  }))
  const isFall = (change: (typeof changes)[number]) =>
    change.attributed < 0 || change.converted < 0 || change.approved < 0
  const columns = sql`program_id uuid, participant_id uuid, attributed int, converted int, approved int, shares int`
  return [
    {
      name: 'raised_standings',
      list: changes.filter(
        (change) =>
          !isFall(change) &&
          change.attributed + change.converted + change.approved + change.shares > 0,
      ),
      write: (source) => sql`
        insert into standings as s (workspace_id, program_id, participant_id, attributed, converted, approved, shares)
        select ${w}, r.* from ${source} as r(${columns})
        on conflict (workspace_id, program_id, participant_id) do update
          set attributed = s.attributed + excluded.attributed, converted = s.converted + excluded.converted,
            approved = s.approved + excluded.approved, shares = s.shares + excluded.shares`,
    },
    {
      name: 'lowered_standings',
      list: changes.filter(isFall),
      isGuarded: true,
      write: (source) => sql`
        update standings s set attributed = s.attributed + r.attributed, converted = s.converted + r.converted,
          approved = s.approved + r.approved, shares = s.shares + r.shares
        from ${source} as r(${columns})
        where s.workspace_id = ${w} and s.program_id = r.program_id and s.participant_id = r.participant_id`,
    },
  ]
}

function limitUseArms(w: SQL, effects: Effects): Arm[] {
  const changes = [...effects.limitUses.values()].map((change) => ({
    ...change,
    program_id: uuidOf(change.program_id),
    participant_id: uuidOf(change.participant_id),
  }))
  const columns = sql`program_id uuid, participant_id uuid, meter text, period text, used bigint`
  return [
    {
      name: 'raised_limit_uses',
      list: changes.filter(({ used }) => used > 0),
      write: (source) => sql`
        insert into limit_uses as u (workspace_id, program_id, participant_id, meter, period, used)
        select ${w}, r.* from ${source} as r(${columns})
        on conflict (workspace_id, program_id, participant_id, meter, period) do update set used = u.used + excluded.used`,
    },
    {
      name: 'lowered_limit_uses',
      list: changes.filter(({ used }) => used < 0),
      isGuarded: true,
      write: (source) => sql`
        update limit_uses u set used = u.used + r.used from ${source} as r(${columns})
        where u.workspace_id = ${w} and u.program_id = r.program_id and u.participant_id = r.participant_id
          and u.meter = r.meter and u.period = r.period`,
    },
  ]
}

function optional(id: Id | null): string | null {
  return id === null ? null : uuidOf(id)
}

function hex(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes).toString('hex')}`
}
