import type { Reply } from '@goodword/contract/operation'
import type { getReconciliation as operation } from '@goodword/contract/reconciliation'
import { rows } from '@goodword/db/connect'
import { toInstant } from '@goodword/domain/dates'
import { type IdKind, toId } from '@goodword/domain/ids'
import { type SQL, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { payableIn } from '../payouts/create-payout-batch.ts'
import { rewardsIn, type Scope } from './scope.ts'

type Due = Pick<Reply<typeof operation>, 'due' | 'due_totals'>
type DueKind = Due['due'][number]['kind']

type DueRow = {
  readonly kind: DueKind
  readonly reward_id: string | null
  readonly payout_id: string | null
  readonly program_id: string | null
  readonly participant_id: string | null
  readonly beneficiary: string | null
  readonly amount: number
  readonly asset: string
  readonly since: Date
}

const SHOWN_MAX = 1_000

/** Everything that is due and not paid, and what was paid and taken back since. */
export async function readDue(
  ctx: Context,
  scope: Scope,
  times: { readonly until: number; readonly sentBefore: number },
): Promise<Due> {
  const { db } = ctx.server.database
  const due = sql`with due as (${sql.join(
    [unscheduled(scope, times.until), underWay(scope, times.sentBefore), overpaid(scope)],
    sql` union all `,
  )})`
  const [totals, shown] = await Promise.all([
    rows<Due['due_totals'][number]>(
      db,
      sql`${due} select kind, asset, sum(amount)::bigint as amount, count(*)::int as count from due
        group by kind, asset order by kind, asset`,
    ),
    rows<DueRow>(
      db,
      sql`${due} select * from due order by since, reward_id, payout_id limit ${SHOWN_MAX}`,
    ),
  ])
  return {
    due_totals: totals,
    due: shown.map((row) => ({
      ...row,
      reward_id: optional('rwd', row.reward_id),
      payout_id: optional('pay', row.payout_id),
      program_id: optional('prg', row.program_id),
      participant_id: optional('par', row.participant_id),
      since: toInstant(row.since.getTime()),
    })),
  }
}

/** Payable, and in no living payout: never taken up, or given back by one that failed. */
function unscheduled(scope: Scope, until: number): SQL {
  const { w } = scope
  const everything = {
    program_id: scope.programId,
    asset: null,
    country: null,
    kinds: ['cash', 'donation'],
  } as const
  return sql`
    select case when f.id is not null then 'failed_not_retried' when r.kind = 'donation' then 'donation_not_transferred'
        else 'not_in_batch' end as kind,
      r.id as reward_id, f.id as payout_id, r.program_id, r.participant_id, r.beneficiary, r.amount, r.asset,
      r.available_at as since
    from rewards r left join lateral (
        select p.id from payout_items i join payouts p on p.workspace_id = ${w} and p.id = i.payout_id
        where i.workspace_id = ${w} and i.reward_id = r.id and p.state = 'failed' and p.sent_at is not null
        order by p.id desc limit 1) f on true
    where ${rewardsIn(scope)} and ${payableIn(w, everything, toInstant(until))}`
}

/** In a payout that waits to be sent, or that was sent some time ago and has not arrived. */
function underWay(scope: Scope, sentBefore: number): SQL {
  const { w } = scope
  const before = new Date(sentBefore)
  return sql`
    select case p.state when 'sent' then 'not_settled' else 'not_sent' end, r.id, p.id, r.program_id, p.participant_id,
      p.beneficiary, i.amount, p.asset, coalesce(p.sent_at, p.scheduled_at)
    from payouts p
      join payout_items i on i.workspace_id = ${w} and i.payout_id = p.id and i.is_live
      join rewards r on r.workspace_id = ${w} and r.id = i.reward_id
    where p.workspace_id = ${w} and p.state in ('scheduled', 'sent')
      and (p.state = 'scheduled' or p.sent_at <= ${before}) and ${rewardsIn(scope)}`
}

/** Transferred, and taken back in whole or part on the way or afterwards: to be had back from the recipient. */
function overpaid(scope: Scope): SQL {
  const { w } = scope
  return sql`
    select 'paid_and_taken_back', r.id, p.id, r.program_id, p.participant_id, p.beneficiary,
      i.amount - case r.state when 'issued' then r.amount else 0 end, p.asset, p.settled_at
    from payouts p
      join payout_items i on i.workspace_id = ${w} and i.payout_id = p.id
      join rewards r on r.workspace_id = ${w} and r.id = i.reward_id
    where p.workspace_id = ${w} and p.state = 'settled' and ${rewardsIn(scope)}
      and (r.state <> 'issued' or r.amount < i.amount)`
}

function optional<K extends IdKind>(kind: K, uuid: string | null) {
  return uuid === null ? null : toId(kind, uuid)
}
