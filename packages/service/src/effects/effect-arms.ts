import type { Effects } from '@goodword/domain/effects/effects'
import { type Id, uuidOf } from '@goodword/domain/ids'
import { joined } from '@goodword/domain/joined'
import { type SQL, sql } from 'drizzle-orm'
import { payoutArms } from '../payouts/payout-arms.ts'
import type { Arm } from './arm.ts'
import { programUseArms, sharedUseArms } from './capped-use-arms.ts'
import { programArms } from './guard-arms.ts'
import { lotArms } from './lot-arms.ts'
import { periodArms } from './period-arms.ts'
import type { Recorded } from './recorded.ts'
import { balanceArms, limitUseArms, standingArms, tallyArms } from './sum-arms.ts'
import { walletArms } from './wallet-arms.ts'

/** The rows that a decision causes: referrals, rewards, postings, receipts, events. */
export function effectArms(
  w: SQL,
  workspaceId: string,
  effects: Effects,
  recorded: Recorded,
): Arm[] {
  const isNewClaim = new Set((recorded.newClaims ?? []).map(({ id }) => id))
  const referrals = [...effects.referrals.values()].map(({ row, was }) =>
    joined(row, {
      id: uuidOf(row.id),
      program_id: uuidOf(row.program_id),
      advocate_id: uuidOf(row.advocate_id),
      friend_id: uuidOf(row.friend_id),
      claim_id: uuidOf(row.claim_id),
      upline_2: optional(row.upline[0] ?? null),
      upline_3: optional(row.upline[1] ?? null),
      goal_conversion_id: optional(row.goal_conversion_id),
      was,
    }),
  )
  const rewards = [...effects.rewards.values()].map(({ row, was, wasAmount }) =>
    joined(row, {
      id: uuidOf(row.id),
      program_id: uuidOf(row.program_id),
      participant_id: uuidOf(row.participant_id),
      referral_id: optional(row.referral_id),
      conversion_id: optional(row.conversion_id),
      decision_id: uuidOf(row.decision_id),
      boosts: row.boosts.length === 0 ? null : row.boosts,
      was,
      was_amount: wasAmount,
    }),
  )
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
          reason, goal_conversion_id, number, meters, upline_2, upline_3, quota_period, queue, attributed_at, changed_at,
          due_at)
        select ${w}, r.* from ${source} as r(id uuid, program_id uuid, program_version int, advocate_id uuid,
          friend_id uuid, claim_id uuid, state text, reason text, goal_conversion_id uuid, number int, meters jsonb,
          upline_2 uuid, upline_3 uuid, quota_period text, queue jsonb, attributed_at timestamptz, changed_at timestamptz,
          due_at timestamptz)`,
    },
    {
      name: 'moved_referrals',
      list: referrals.filter(({ was }) => was !== null),
      isGuarded: true,
      write: (source, ids) => sql`
        update referrals f set state = r.state, reason = r.reason, goal_conversion_id = r.goal_conversion_id,
          number = r.number, meters = r.meters, quota_period = r.quota_period, queue = r.queue, changed_at = r.changed_at, due_at = r.due_at
        from ${source} as r(id uuid, state text, reason text, goal_conversion_id uuid, number int, meters jsonb,
          quota_period text, queue jsonb, changed_at timestamptz, due_at timestamptz, was text)
        where f.workspace_id = ${w} and f.id = r.id and f.id = any(${ids}) and f.state = r.was`,
    },
    {
      name: 'new_rewards',
      list: rewards.filter(({ was }) => was === null),
      write: (source) => sql`
        insert into rewards (workspace_id, id, program_id, program_version, participant_id, recipient, rule, give_index,
          cause, instalment, attempt, kind, amount, asset, label, state, reason, is_under_review, referral_id, conversion_id,
          decision_id, coupon_code, meters, valid_days, valid_months,
          beneficiary, needs_address, boosts, choice, created_at, hold_until, available_at, issued_at, expires_at, due_at)
        select ${w}, r.* from ${source} as r(id uuid, program_id uuid, program_version int, participant_id uuid,
          recipient text, rule text, give_index int, cause text, instalment int, attempt int, kind text, amount bigint, asset text,
          label json, state text, reason text, is_under_review boolean, referral_id uuid, conversion_id uuid,
          decision_id uuid, coupon_code text, meters json, valid_days int, valid_months int, beneficiary text,
          needs_address boolean, boosts json, choice json, created_at timestamptz,
          hold_until timestamptz, available_at timestamptz, issued_at timestamptz, expires_at timestamptz,
          due_at timestamptz)`,
    },
    {
      name: 'moved_rewards',
      list: rewards.filter(({ was }) => was !== null),
      isGuarded: true,
      write: (source, ids) => sql`
        update rewards w set kind = r.kind, amount = r.amount, asset = r.asset, label = r.label,
          valid_days = r.valid_days, valid_months = r.valid_months, beneficiary = r.beneficiary, needs_address = r.needs_address,
          choice = r.choice,
          state = r.state, reason = r.reason,
          is_under_review = r.is_under_review, coupon_code = r.coupon_code, meters = r.meters,
          hold_until = r.hold_until, available_at = r.available_at, issued_at = r.issued_at,
          redeemed_at = r.redeemed_at, paid_at = r.paid_at, expires_at = r.expires_at, ended_at = r.ended_at, due_at = r.due_at
        from ${source} as r(id uuid, kind text, amount bigint, asset text, label json, valid_days int, valid_months int,
          beneficiary text, needs_address boolean, choice json, state text, reason text, is_under_review boolean, coupon_code text,
          meters json, hold_until timestamptz, available_at timestamptz, issued_at timestamptz,
          redeemed_at timestamptz, paid_at timestamptz, expires_at timestamptz, ended_at timestamptz, due_at timestamptz, was text,
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
        reward_id: optional(posting.reward_id),
        cause: posting.cause,
        posted_at: posting.posted_at,
      })),
      write: (source) => sql`
        insert into postings (workspace_id, id, journal, debit_owner, debit_kind, credit_owner, credit_kind, amount,
          asset, reward_id, cause, posted_at)
        select ${w}, r.* from ${source} as r(id uuid, journal text, debit_owner uuid, debit_kind text, credit_owner uuid,
          credit_kind text, amount bigint, asset text, reward_id uuid, cause text, posted_at timestamptz)`,
    },
    ...payoutArms(w, effects),
    ...balanceArms(w, effects),
    ...lotArms(w, effects),
    ...walletArms(w, effects, recorded),
    ...standingArms(w, effects),
    ...limitUseArms(w, effects),
    ...programUseArms(w, effects),
    ...tallyArms(w, effects),
    ...sharedUseArms(w, workspaceId, effects),
    ...programArms(w, effects),
    ...periodArms(w, effects),
    {
      name: 'new_decisions',
      // Texts within the list: the database goes through what is nested in it three times, and through a text once.
      list: effects.decisions.map((row) => ({
        ...row,
        facts: JSON.stringify(row.facts),
        result: JSON.stringify(row.result),
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
        reward_id: optional(row.reward_id ?? null),
      })),
      write: (source) => sql`
        insert into reviews (workspace_id, id, kind, referral_id, participant_id, other_participant_id, reward_id,
          opened_at)
        select ${w}, r.* from ${source} as r(id uuid, kind text, referral_id uuid, participant_id uuid,
          other_participant_id uuid, reward_id uuid, opened_at timestamptz)
        on conflict do nothing`,
    },
    {
      name: 'settled_reviews',
      list: effects.settledReviews.map(({ reward_id, decided_at }) => ({
        reward_id: uuidOf(reward_id),
        decided_at,
      })),
      write: (source) => sql`
        update reviews v set state = 'approved', note = 'count_reached_again', decided_at = r.decided_at
        from ${source} as r(reward_id uuid, decided_at timestamptz)
        where v.workspace_id = ${w} and v.reward_id = r.reward_id and v.state = 'open'`,
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

function optional(id: Id | null): string | null {
  return id === null ? null : uuidOf(id)
}
