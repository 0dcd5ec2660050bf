import { rows } from '@goodword/db/connect'
import { toId, uuidOf } from '@goodword/domain/ids'
import { type SQL, sql } from 'drizzle-orm'
import { type Context, dbOf } from '../context.ts'
import { instantOf } from '../conversions/from-rows.ts'
import { type ChosenShare, chooseShare, type Shared } from './choose-share.ts'
import type { TraceSubject } from './trace-subject.ts'

/** One thing that happened; `data` names things by their uuid. */
export type StepRow = {
  readonly at: string
  readonly kind: keyof typeof idKinds
  readonly id: string
  readonly data: Readonly<Record<string, unknown>>
}

const idKinds = {
  share: 'shr',
  click: 'clm',
  claim: 'clm',
  claim_by_hand: 'clm',
  referral: 'ref',
  conversion: 'cnv',
  refund: 'rfd',
  decision: 'dec',
  review: 'rvw',
  reward: 'rwd',
  posting: 'pst',
  appeal: 'apl',
} as const

const EACH_MAX = 100
const SHARES_TOLD = 5
const nobody = '00000000-0000-0000-0000-000000000000'

/**
 * Everything that belongs to a trace, by indices alone: of what is many, the first hundred. Things of one
 * instant stand in the order in which they follow from each other.
 */
export async function readSteps(
  ctx: Context,
  { referral, programId, claimId, rewardId }: TraceSubject,
): Promise<StepRow[]> {
  const w = sql`${ctx.workspace.uuid}::uuid`
  const referralId = sql`${referral ? uuidOf(referral.id) : nobody}::uuid`
  const friend = sql`${referral ? uuidOf(referral.friend_id) : nobody}::uuid`
  const advocate = sql`${referral ? uuidOf(referral.advocate_id) : nobody}::uuid`
  const claims = sql`${sql.param([claimId, referral && uuidOf(referral.claim_id)].filter(Boolean))}::uuid[]`
  const reward = sql`${rewardId ?? nobody}::uuid`
  const attributedAt = sql`${referral?.attributed_at ?? null}::timestamptz`
  const step = (rank: number, at: SQL, kind: SQL, id: SQL, data: SQL) =>
    sql`select ${at} as at, ${sql.raw(String(rank))} as rank, ${kind} as kind, ${id} as id, ${data} as data`
  const found = await rows<Omit<StepRow, 'at'> & { at: Date }>(
    dbOf(ctx),
    sql`with own_decisions as (
        (select * from decisions where workspace_id = ${w} and referral_id = ${referralId} order by id limit ${EACH_MAX})
        union all
        select d.* from rewards r join decisions d on d.workspace_id = ${w} and d.id = r.decision_id
          where r.workspace_id = ${w} and r.id = ${reward} and d.referral_id is distinct from ${referralId}),
      own_conversions as (
        select c.* from (select distinct conversion_id as id from own_decisions where conversion_id is not null) k
          join conversions c on c.workspace_id = ${w} and c.id = k.id),
      own_rewards as (
        (select * from rewards where workspace_id = ${w} and referral_id = ${referralId} order by id limit ${EACH_MAX})
        union all
        select * from rewards where workspace_id = ${w} and id = ${reward} and referral_id is distinct from ${referralId}),
      own_claims as (
        (select * from claims where workspace_id = ${w} and friend_id = ${friend} and program_id = ${programId}::uuid
          order by id limit ${EACH_MAX})
        union
        select * from claims where workspace_id = ${w} and id = any(${claims})),
      steps as (
        (${step(0, sql`shared_at`, sql`'share'`, sql`id`, sql`json_build_object('channel', channel)`)}
          from shares where workspace_id = ${w} and participant_id = ${advocate} and program_id = ${programId}::uuid
          and shared_at <= ${attributedAt} order by id desc limit ${EACH_MAX})
        union all
        ${step(
          1,
          sql`claimed_at`,
          sql`case evidence when 'link' then 'click' else 'claim' end`,
          sql`id`,
          sql`json_build_object('evidence', evidence, 'state', state, 'counted', counted, 'uncounted_reason', uncounted_reason,
            'advocate_id', advocate_id, 'channel', channel, 'won', id = any(${claims}) and friend_id = ${friend} and state = 'used')`,
        )} from own_claims
        union all
        ${step(
          2,
          sql`opened_at`,
          sql`'claim_by_hand'`,
          sql`id`,
          sql`json_build_object('state', state, 'finding', finding, 'advocate_id', participant_id, 'decided_at', decided_at)`,
        )} from hand_claims where workspace_id = ${w} and (referral_id = ${referralId} or id = any(${claims}))
        union all
        ${step(3, sql`occurred_at`, sql`'conversion'`, sql`id`, sql`json_build_object('type', type, 'external_id', external_id, 'amount', amount, 'asset', asset, 'is_confirmed', is_confirmed, 'recorded_at', recorded_at)`)}
          from own_conversions
        union all
        ${step(4, sql`attributed_at`, sql`'referral'`, sql`id`, sql`json_build_object('state', state, 'reason', reason, 'claim_id', claim_id, 'changed_at', changed_at)`)}
          from referrals where workspace_id = ${w} and id = ${referralId}
        union all
        ${step(5, sql`f.occurred_at`, sql`'refund'`, sql`f.id`, sql`json_build_object('conversion_id', f.conversion_id, 'amount', f.amount)`)}
          from own_conversions c join refunds f on f.workspace_id = ${w} and f.conversion_id = c.id
        union all
        ${step(6, sql`decided_at`, sql`'decision'`, sql`id`, sql`json_build_object('kind', kind, 'occasion', facts->>'occasion', 'conversion_id', conversion_id, 'referral', result->'referral')`)}
          from own_decisions
        union all
        ${step(7, sql`opened_at`, sql`'review'`, sql`id`, sql`json_build_object('kind', kind, 'state', state, 'decided_at', decided_at)`)}
          from reviews where workspace_id = ${w} and kind in ('same_device', 'identity_conflict')
          and participant_id = ${friend} and other_participant_id = ${advocate}
        union all
        ${step(
          8,
          sql`s.at`,
          sql`'reward'`,
          sql`r.id`,
          sql`json_build_object('state', s.state, 'participant_id', r.participant_id, 'recipient', r.recipient, 'rule', r.rule,
            'cause', r.cause, 'kind', r.kind, 'amount', r.amount, 'asset', r.asset, 'decision_id', r.decision_id,
            'reason', case when s.state = r.state then r.reason end)`,
        )} from own_rewards r cross join lateral (values ('held', r.created_at), ('available', r.available_at),
            ('issued', r.issued_at), ('redeemed', r.redeemed_at), ('paid', r.paid_at), (r.state, r.ended_at)) s(state, at)
          where s.at is not null
        union all
        ${step(
          9,
          sql`p.posted_at`,
          sql`'posting'`,
          sql`p.id`,
          sql`json_build_object('journal', p.journal, 'reward_id', p.reward_id, 'from', p.debit_kind, 'to', p.credit_kind,
            'amount', p.amount, 'asset', p.asset)`,
        )} from own_rewards r join postings p on p.workspace_id = ${w} and p.reward_id = r.id
        union all
        ${step(10, sql`s.at`, sql`'appeal'`, sql`a.id`, sql`json_build_object('state', s.state, 'participant_id', a.participant_id, 'reason', a.reason)`)}
          from appeals a cross join lateral (values ('open', a.opened_at), (a.state, a.decided_at)) s(state, at)
          where a.workspace_id = ${w} and s.at is not null
          and (a.referral_id = ${referralId} or a.reward_id in (select id from own_rewards)))
      select at, kind, id, data from steps order by at, rank, id`,
  )
  const steps = found.map((row) => ({
    at: instantOf(row.at)!,
    kind: row.kind,
    id: toId(idKinds[row.kind], row.id),
    data: row.data,
  }))
  return referral ? withShares(steps, instantOf(referral.attributed_at)!) : steps
}

/** Of what the advocate shared the last few, and the one that brought the friend as that. */
function withShares(steps: readonly StepRow[], attributedAt: string): StepRow[] {
  const shares = steps.flatMap((step) =>
    step.kind === 'share' ? { ...step, channel: step.data.channel as string } : [],
  )
  const click = steps.find(({ kind, data }) => kind === 'click' && data.won === true)
  const chosen = chooseShare(shares, {
    at: click?.at ?? attributedAt,
    channel: (click?.data.channel ?? null) as string | null,
  })
  const last = new Set(shares.slice(-SHARES_TOLD).map(({ id }) => id))
  return steps.flatMap((step) => {
    if (step.kind !== 'share') return step
    if (step.id === chosen?.share.id) return { ...step, data: { ...step.data, ...ledHere(chosen) } }
    return last.has(step.id) ? step : []
  })
}

function ledHere({ is_last }: ChosenShare<Shared>): Record<string, unknown> {
  return { led_here: is_last ? 'last' : 'known' }
}
