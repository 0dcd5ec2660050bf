import { rows } from '@goodword/db/connect'
import { balanceKinds } from '@goodword/domain/rewards/reward-kinds'
import { type SQL, sql } from 'drizzle-orm'
import type { Server } from '../context.ts'
import { unsealedPostings } from './block.ts'
import { decidedAgain } from './decided-again.ts'
import type { Finding } from './finding.ts'
import { verifySeals } from './verify-seals.ts'

export type Verification = {
  readonly postings: number
  readonly rewards: number
  readonly receipts: number
  /** How many blocks seal the postings, and how many postings none holds yet. */
  readonly blocks: number
  readonly unsealed: number
  readonly findings: readonly Finding[]
}

/**
 * Checks a workspace's books against themselves: balances against postings, rewards against their
 * postings, counts and limits against what they count, every receipt against a decision made anew
 * from its facts, and every posting against its seal.
 */
export async function verifyWorkspace(server: Server, workspaceId: string): Promise<Verification> {
  const findings: Finding[] = []
  for (const [law, query] of Object.entries(laws(sql`${workspaceId}::uuid`))) {
    const broken = await rows<{ where: string; detail: string }>(server.database.db, query)
    findings.push(...broken.map((one) => ({ law, ...one })))
  }
  findings.push(...(await suspectUnsealed(server, workspaceId, findings)))
  const seals = await verifySeals(server, workspaceId, findings)
  const receipts = await replayReceipts(server, workspaceId, findings)
  const [counts] = await rows<{ postings: number; rewards: number }>(
    server.database.db,
    sql`select (select count(*)::int from postings where workspace_id = ${workspaceId}::uuid) as postings,
      (select count(*)::int from rewards where workspace_id = ${workspaceId}::uuid) as rewards`,
  )
  return { ...counts!, ...seals, receipts, findings }
}

/** Each law as the rows that break it. */
function laws(w: SQL): Record<string, SQL> {
  const moves = sql`
    select credit_owner as owner, credit_kind as kind, asset, amount, reward_id from postings where workspace_id = ${w}
    union all
    select debit_owner, debit_kind, asset, -amount, reward_id from postings where workspace_id = ${w}`
  return {
    'a balance is the sum of its postings': sql`
      with summed as (
        select m.owner, m.kind, m.asset, sum(m.amount)::bigint as amount from (${moves}) m
          where m.kind in ('held', 'available', 'issued', 'balance', 'debt') group by 1, 2, 3)
      select coalesce(b.participant_id, s.owner)::text as where,
        format('%s %s: balance %s, postings %s', coalesce(b.kind, s.kind), coalesce(b.asset, s.asset), b.amount, s.amount) as detail
      from summed s full join (select * from balances where workspace_id = ${w}) b
        on b.participant_id = s.owner and b.kind = s.kind and b.asset = s.asset
      where coalesce(b.amount, 0) <> coalesce(s.amount, 0)`,
    'a reward stands in the account that its state says': sql`
      with net as (
        select m.reward_id, m.kind, sum(m.amount)::bigint as amount from (${moves}) m
          where m.reward_id is not null
            and (m.kind in ('held', 'available', 'issued', 'balance', 'paid') or m.kind like 'donated:%') group by 1, 2)
      select r.id::text as where, format('%s with %s, ledger %s in %s', r.state, r.amount, n.amount, n.kind) as detail
      from rewards r left join net n on n.reward_id = r.id and n.amount <> 0
      where r.workspace_id = ${w} and (
        (r.state in ('held', 'available') and (n.kind is distinct from r.state or n.amount <> r.amount))
        or (r.state = 'issued' and (coalesce(n.kind, 'held') in ('held', 'available') or n.amount <> r.amount))
        or (r.state in ('redeemed', 'cancelled', 'reversed', 'expired') and n.kind is not null))`,
    'a posting of a reward names one that there is': sql`
      select p.id::text as where, format('%s of %s %s', p.journal, p.amount, p.asset) as detail
      from postings p left join rewards r on r.workspace_id = p.workspace_id and r.id = p.reward_id
      where p.workspace_id = ${w} and p.reward_id is not null and r.id is null`,
    'a payout is worth its rewards, and each of them is in one living payout': sql`
      select p.id::text as where, format('%s %s, rewards %s, %s living', p.amount, p.asset, i.amount, i.living) as detail
      from payouts p left join lateral (
        select sum(i.amount)::bigint as amount, count(*) filter (where i.is_live) as living, count(*) as items
        from payout_items i where i.workspace_id = ${w} and i.payout_id = p.id) i on true
      where p.workspace_id = ${w} and (i.amount is distinct from p.amount
        or i.living <> case p.state when 'failed' then 0 else i.items end)`,
    'what is paid was transferred': sql`
      select r.id::text as where, format('%s of %s %s', r.state, r.amount, r.asset) as detail from rewards r
      where r.workspace_id = ${w} and r.paid_at is not null and not exists (
        select 1 from payout_items i join payouts p on p.workspace_id = ${w} and p.id = i.payout_id
        where i.workspace_id = ${w} and i.reward_id = r.id and p.state = 'settled')`,
    'a balance is the sum of its lots': sql`
      with summed as (
        select participant_id, asset, sum(remaining)::bigint as amount from lots where workspace_id = ${w} group by 1, 2)
      select coalesce(b.participant_id, s.participant_id)::text as where,
        format('%s: balance %s, lots %s', coalesce(b.asset, s.asset), b.amount, s.amount) as detail
      from summed s full join (select * from balances where workspace_id = ${w} and kind = 'balance') b
        on b.participant_id = s.participant_id and b.asset = s.asset
      where coalesce(b.amount, 0) <> coalesce(s.amount, 0)`,
    'what stands beside the receipt of a draw is what the receipt says': sql`
      select r.id::text as where, format('%s entries, %s holders with %s; receipt: %s entries, %s holders',
        r.entries, h.holders, h.entries, e.tickets, json_array_length(d.facts->'holders')) as detail
      from draws r join decisions d on d.workspace_id = r.workspace_id and d.id = r.decision_id
        cross join lateral (select coalesce(sum((k->>'tickets')::bigint), 0) as tickets
          from json_array_elements(d.facts->'entries') k) e
        cross join lateral (select count(*) as holders, coalesce(sum(k.entries), 0) as entries
          from draw_holders k where k.workspace_id = ${w} and k.draw_id = r.id) h
      where r.workspace_id = ${w} and (r.entries, h.entries, h.holders, r.seed, r.entries_hash) is distinct from
        (e.tickets, e.tickets, json_array_length(d.facts->'holders'), d.facts->>'seed', d.result->>'entries_hash')`,
    'as much of a thing is taken as redemptions took': sql`
      with counted as (
        select item_id, count(*) filter (where state <> 'failed') as taken, count(coupon_code) as coupons
        from redemptions where workspace_id = ${w} group by 1),
      given as (
        select item_id, count(*) as codes, count(redemption_id) as used from catalogue_codes where workspace_id = ${w} group by 1)
      select i.id::text as where, format('taken %s, redemptions %s, codes %s of %s', i.taken, c.taken, g.used, g.codes) as detail
      from catalogue_items i left join counted c on c.item_id = i.id left join given g on g.item_id = i.id
      where i.workspace_id = ${w} and (i.taken <> coalesce(c.taken, 0)
        or (i.kind = 'coupon' and (i.stock <> coalesce(g.codes, 0) or coalesce(g.used, 0) <> coalesce(c.coupons, 0))))`,
    'a lot is as large as the reward that brought it': sql`
      select r.id::text as where, format('%s with %s, lot %s', r.state, r.amount, l.amount) as detail
      from rewards r left join lots l on l.workspace_id = ${w} and l.id = r.id
      where r.workspace_id = ${w} and r.kind = any(${sql.param(balanceKinds)}::text[])
        and coalesce(l.amount, 0) <> case r.state when 'issued' then r.amount else 0 end`,
    'a day of the ledger is the sum of its sealed postings': sql`
      with sealed as (
        select coalesce(r.program_id, ${w}) as program_id, p.asset, m.kind, (p.posted_at at time zone 'UTC')::date as day,
          sum(m.sign * p.amount)::bigint as amount
        from ledger_leaves l
          join postings p on p.workspace_id = l.workspace_id and p.id = l.posting_id
          left join rewards r on r.workspace_id = p.workspace_id and r.id = p.reward_id
          cross join lateral (values (p.credit_kind, 1), (p.debit_kind, -1)) m(kind, sign)
        where l.workspace_id = ${w} and m.kind in ('held', 'available', 'issued', 'balance', 'debt') group by 1, 2, 3, 4)
      select coalesce(d.program_id, s.program_id)::text as where,
        format('%s %s on %s: noted %s, postings %s', coalesce(d.kind, s.kind), coalesce(d.asset, s.asset),
          coalesce(d.day, s.day), d.amount, s.amount) as detail
      from sealed s full join (select * from ledger_days where workspace_id = ${w}) d
        on d.program_id = s.program_id and d.asset = s.asset and d.kind = s.kind and d.day = s.day
      where coalesce(d.amount, 0) <> coalesce(s.amount, 0)`,
    'a standing counts the referrals it says': sql`
      with counted as (
        select program_id, advocate_id, count(*) as attributed,
          count(*) filter (where state in ('converted', 'in_review', 'approved')) as converted,
          count(*) filter (where state = 'approved') as approved
        from referrals where workspace_id = ${w} group by 1, 2)
      select coalesce(s.participant_id, c.advocate_id)::text as where,
        format('standing %s/%s/%s, referrals %s/%s/%s', s.attributed, s.converted, s.approved, c.attributed, c.converted, c.approved) as detail
      from counted c full join (select * from standings where workspace_id = ${w}) s
        on s.program_id = c.program_id and s.participant_id = c.advocate_id
      where (coalesce(s.attributed, 0), coalesce(s.converted, 0), coalesce(s.approved, 0))
        <> (coalesce(c.attributed, 0), coalesce(c.converted, 0), coalesce(c.approved, 0))`,
    'a tally is the sum of its parts': sql`
      with summed as (
        select program_id, subject_id, tally, period, sum(amount)::bigint as amount
        from tally_parts where workspace_id = ${w} group by 1, 2, 3, 4)
      select coalesce(t.subject_id, s.subject_id)::text as where,
        format('%s in %s: noted %s, parts %s', coalesce(t.tally, s.tally), coalesce(t.period, s.period), t.amount, s.amount) as detail
      from summed s full join (select * from tallies where workspace_id = ${w}) t
        on t.program_id = s.program_id and t.subject_id = s.subject_id and t.tally = s.tally and t.period = s.period
      where coalesce(t.amount, 0) <> coalesce(s.amount, 0)`,
    'a referral counts in tallies while it is approved': sql`
      select f.id::text as where, format('%s, counted %s in %s', f.state, p.amount, p.period) as detail
      from tally_parts p join referrals f on f.workspace_id = ${w} and f.id = p.part_id
      where p.workspace_id = ${w} and p.amount <> 0 and f.state <> 'approved'`,
    'what a conversion adds to spending is what remains of it': sql`
      select c.id::text as where, format('%s remains, counted %s in %s', c.amount - c.refunded_amount, p.amount, p.tally) as detail
      from tally_parts p join conversions c on c.workspace_id = ${w} and c.id = p.part_id
      where p.workspace_id = ${w} and p.amount <> 0 and p.tally like 'friends_spending:%'
        and (p.amount <> c.amount - c.refunded_amount or p.tally <> 'friends_spending:' || c.asset)`,
    'a period that is over was decided': sql`
      select e.conversion_id::text as where, format('ended at %s', e.ends_at) as detail from earning_periods e
      where e.workspace_id = ${w} and e.due_at is null and not exists (
        select 1 from decisions d where d.workspace_id = ${w} and d.conversion_id = e.conversion_id
          and d.program_id = e.program_id and d.facts->>'occasion' = 'period_ended' and d.decided_at >= e.ends_at)`,
    'a draw or a board that is over has its receipt': sql`
      select d.id::text as where, d.name as detail from draws d
      where d.workspace_id = ${w} and d.due_at is null and d.decision_id is null
      union all
      select b.program_id::text, format('%s in %s', b.board, b.period) from board_periods b
      where b.workspace_id = ${w} and b.due_at is null and b.decision_id is null`,
    'a limit has used what its rewards used': sql`
      with used as (
        select r.program_id, r.participant_id, m->>'meter' as meter, m->>'period' as period, sum((m->>'used')::bigint)::bigint as used
        from rewards r cross join json_array_elements(r.meters) m
        where r.workspace_id = ${w} and r.state not in ('cancelled', 'reversed') and m->>'of' is null group by 1, 2, 3, 4)
      select coalesce(l.participant_id, u.participant_id)::text as where,
        format('%s in %s: noted %s, rewards %s', coalesce(l.meter, u.meter), coalesce(l.period, u.period), l.used, u.used) as detail
      from used u full join (select * from limit_uses where workspace_id = ${w}) l
        on l.program_id = u.program_id and l.participant_id = u.participant_id and l.meter = u.meter and l.period = u.period
      where coalesce(l.used, 0) <> coalesce(u.used, 0)`,
    'a program has used what its rewards and referrals use': sql`
      with taken as (
        select program_id, json_array_elements(meters) as m from rewards
          where workspace_id = ${w} and state not in ('cancelled', 'reversed')
        union all
        select program_id, json_array_elements(meters::json) from referrals where workspace_id = ${w}),
      used as (
        select program_id, m->>'meter' as meter, m->>'period' as period, sum((m->>'used')::bigint)::bigint as used
        from taken where m->>'of' = 'program' group by 1, 2, 3)
      select coalesce(p.program_id, u.program_id)::text as where,
        format('%s in %s: noted %s, used %s', coalesce(p.meter, u.meter), coalesce(p.period, u.period), p.used, u.used) as detail
      from used u full join (select * from program_uses where workspace_id = ${w}) p
        on p.program_id = u.program_id and p.meter = u.meter and p.period = u.period
      where coalesce(p.used, 0) <> coalesce(u.used, 0)`,
    'what programs share is what their rewards use and the places that referrals took': sql`
      with taken as (
        select case m->>'of' when 'person' then r.participant_id else ${w} end as owner, m->>'meter' as meter,
          m->>'period' as period, (m->>'used')::bigint as used
        from rewards r cross join json_array_elements(r.meters) m
        where r.workspace_id = ${w} and r.state not in ('cancelled', 'reversed') and m->>'of' in ('person', 'workspace')
        union all
        select program_id, 'quota', quota_period, 1 from referrals
          where workspace_id = ${w} and quota_period is not null),
      used as (select owner, meter, period, sum(used)::bigint as used from taken group by 1, 2, 3),
      noted as (
        select owner, case when meter like 'quota/%' then 'quota' else meter end as meter, period, sum(used)::bigint as used
        from shared_uses where workspace_id = ${w} group by 1, 2, 3)
      select coalesce(n.owner, u.owner)::text as where,
        format('%s in %s: noted %s, used %s', coalesce(n.meter, u.meter), coalesce(n.period, u.period), n.used, u.used) as detail
      from used u full join noted n on n.owner = u.owner and n.meter = u.meter and n.period = u.period
      where coalesce(n.used, 0) <> coalesce(u.used, 0)`,
    'nothing shared is used beyond what it was last held to': sql`
      select program_id::text as where, format('%s in %s: %s of %s', meter, period, used, cap) as detail
      from program_uses where workspace_id = ${w} and cap is not null and used > cap
      union all
      select owner::text, format('%s in %s: %s of %s', meter, period, used, cap)
      from shared_uses where workspace_id = ${w} and cap is not null and used > cap`,
  }
}

/**
 * What is not sealed yet cannot be compared with a seal. But where the books of a participant or a reward
 * do not hold, a posting of theirs that came after the last block may be why, and is named.
 */
async function suspectUnsealed(
  server: Server,
  workspaceId: string,
  findings: readonly Finding[],
): Promise<Finding[]> {
  const places = findings.map(({ where }) => where).slice(0, PAGE)
  if (places.length === 0) return []
  const broken = sql`any(${sql.param(places)}::text[])`
  return rows<Finding>(
    server.database.db,
    sql`select 'a posting that is not sealed yet fits the books' as law, p.id::text as where,
        format('%s of %s %s', p.journal, p.amount, p.asset) as detail
      from ${unsealedPostings(sql`${workspaceId}::uuid`)} and (p.reward_id::text = ${broken}
        or p.debit_owner::text = ${broken} or p.credit_owner::text = ${broken})
      order by p.id limit ${PAGE}`,
  )
}

type ReceiptRow = {
  readonly kind: string
  readonly id: string
  readonly program_id: string
  readonly facts: string
  readonly result: string
}

const PAGE = 500

/** Decides every receipt anew; the text must be the same, letter for letter. */
async function replayReceipts(
  server: Server,
  workspaceId: string,
  findings: Finding[],
): Promise<number> {
  let replayed = 0
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const page = await rows<ReceiptRow>(
      server.database.db,
      sql`select id, kind, program_id, facts::text as facts, result::text as result from decisions
        where workspace_id = ${workspaceId}::uuid and id > ${after}::uuid order by id limit ${PAGE}`,
    )
    for (const receipt of page) {
      if ((await decidedAgain(server, workspaceId, receipt)) !== receipt.result) {
        findings.push({
          law: 'a receipt is decided again the same',
          where: receipt.id,
          detail: 'the result differs',
        })
      }
    }
    replayed += page.length
    if (page.length < PAGE) return replayed
    after = page.at(-1)!.id
  }
}
