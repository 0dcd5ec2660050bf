import { spendingAmounts } from '@goodword/domain/conversions/rewards-concerned'
import type { WantedFacts } from '@goodword/domain/conversions/wanted-facts'
import { advocateTallyKeys } from '@goodword/domain/conversions/wanted-facts'
import { toInstant } from '@goodword/domain/dates'
import { type Id, toId, uuidOf } from '@goodword/domain/ids'
import type { Program } from '@goodword/domain/programs/compile-program'
import { balanceKinds } from '@goodword/domain/rewards/reward-kinds'
import { APPROVED_TALLY, fromTallyKey } from '@goodword/domain/tallies/tally'
import { type SQL, sql } from 'drizzle-orm'
import type { Book } from './book.ts'
import { inWorkspace } from './in-workspace.ts'
import type { Subject } from './subject.ts'

/** A program that counts, with the versions concerned. */
export type Asked = {
  readonly programId: Id<'prg'>
  readonly wanted: WantedFacts
  readonly versions: readonly Program[]
}

/** All that is asked of the counts, as one JSON value: each part only where some version asks for it. */
export function selectCounts(
  workspaceId: string,
  book: Book,
  subject: Subject,
  asked: readonly Asked[],
): SQL {
  const { of } = inWorkspace(sql`${workspaceId}::uuid`)
  const isAsked = new Set(asked.map(({ programId }) => programId))
  const referrals = [...book.referrals.values()].filter(({ program_id }) => isAsked.has(program_id))
  const claims = [...book.claims.values()].filter(({ program_id }) => isAsked.has(program_id))
  const conversions = [...book.conversions.values()]
  const advocates = [...referrals, ...claims].map(({ advocate_id }) => advocate_id)
  for (const uuid of subject.advocateIds ?? []) advocates.push(toId('par', uuid))
  const places = asked.flatMap((one) => placesOf(one, conversions, subject))
  // A batch can move an advocate by as many friends as it brings.
  const reach = Math.max(1, subject.naturalKeys?.length ?? 1)
  const parts = [...conversions, ...referrals].map(({ id }) => id)
  const isOfAdvocate = sql`t.program_id = k.program_id and t.conversion_id is null`
  return sql`(with
    referral_ids as (select unnest(${uuids(referrals.map(({ id }) => id))}) as id),
    advocates as (select unnest(${uuids(advocates)}) as id),
    places as (select * from json_to_recordset(${JSON.stringify(places)}::json)
      as r(program_id uuid, tally text, period text, causes json)),
    parts as (
      select p.* from unnest(${uuids(parts)}) as k(id)
        ${of('tally_parts', sql`t.part_id = k.id`)} p where p.amount > 0),
    counted as (
      select t.* from advocates a cross join places k
        ${of('tallies', sql`t.program_id = k.program_id and t.subject_id = a.id and t.tally = k.tally and t.period = k.period`)} t
      union
      select t.* from parts k
        ${of('tallies', sql`t.program_id = k.program_id and t.subject_id = k.subject_id and t.tally = k.tally and t.period = k.period`)} t
      union
      select t.* from referral_ids k cross join unnest(${uuids(isAsked)}) as p(id)
        ${of('tallies', sql`t.program_id = p.id and t.subject_id = k.id`)} t),
    counted_rewards as (
      select r.* from referral_ids k
        ${of('rewards', sql`t.referral_id = k.id and t.conversion_id is null`)} r
      union all
      select r.* from (select * from counted where tally = ${APPROVED_TALLY}) k
        cross join generate_series(k.amount, k.amount + ${reach}::int) as n
        ${of('rewards', sql`t.participant_id = k.subject_id and ${isOfAdvocate} and t.cause = 'milestone:' || n || ':' || k.period`)} r
      union all
      select r.* from advocates a cross join places k cross join json_array_elements_text(k.causes) as e(cause)
        ${of('rewards', sql`t.participant_id = a.id and ${isOfAdvocate} and t.cause = e.cause`)} r)
    select json_build_object(
      'tallies', (select json_agg(c) from counted c),
      'parts', (select json_agg(p) from parts p),
      'rewards', (select json_agg(r) from counted_rewards r),
      'lots', (select json_agg(l) from counted_rewards k ${of('lots', sql`t.id = k.id`)} l
        where k.state = 'issued' and k.kind = any(${sql.param(balanceKinds)}::text[])),
      'history', ${selectHistory(workspaceId, book, subject, asked)},
      'goals', ${selectGoals(workspaceId, referrals, asked)},
      'firsts', ${selectFirsts(workspaceId, asked)},
      'programs', ${selectPrograms(workspaceId, asked)}))`
}

const nothing = sql`null::json`

/** What friends have done in all; and before each conversion that is known, for that is what it saw. */
function selectHistory(
  workspaceId: string,
  book: Book,
  { externalIds = [] }: Subject,
  asked: readonly Asked[],
): SQL {
  if (!asked.some(({ wanted }) => wanted.history)) return nothing
  const { of } = inWorkspace(sql`${workspaceId}::uuid`)
  const conversions = [...book.conversions.values()]
  const friends = [
    ...conversions.map(({ friend_id }) => friend_id),
    ...externalIds.flatMap((externalId) => book.byExternalId.get(externalId) ?? []),
    ...book.identityOwners.values(),
  ]
  const sums = sql`c.asset, count(*) filter (
      where not (c.refunds_count > 0 and (c.amount is null or c.refunded_amount >= c.amount)))::int as conversions,
    coalesce(sum(c.amount - c.refunded_amount), 0)::bigint as spent, min(c.occurred_at) as first_at`
  return sql`(select json_agg(h) from (
      select c.friend_id, null::uuid as before, ${sums} from unnest(${uuids(friends)}) as k(id)
        ${of('conversions', sql`t.friend_id = k.id`)} c group by c.friend_id, c.asset
      union all
      select k.friend_id, k.id, ${sums} from unnest(${uuids(conversions.map(({ id }) => id))}) as q(id)
        ${of('conversions', sql`t.id = q.id`)} k
        ${of('conversions', sql`t.friend_id = k.friend_id and t.id < k.id`)} c
        group by k.friend_id, k.id, c.asset) h)`
}

function selectGoals(
  workspaceId: string,
  referrals: readonly { readonly goal_conversion_id: Id<'cnv'> | null }[],
  asked: readonly Asked[],
): SQL {
  if (!asked.some(({ wanted }) => wanted.goalAt)) return nothing
  const { of } = inWorkspace(sql`${workspaceId}::uuid`)
  const ids = referrals.flatMap(({ goal_conversion_id }) => goal_conversion_id ?? [])
  return sql`(select json_agg(json_build_object('id', c.id, 'occurred_at', c.occurred_at))
    from unnest(${uuids(ids)}) as k(id) ${of('conversions', sql`t.id = k.id`)} c)`
}

/** The first conversion of each type that a window is counted from, since the claim. */
function selectFirsts(workspaceId: string, asked: readonly Asked[]): SQL {
  const types = asked.flatMap(({ versions }) =>
    versions.flatMap(({ eventRules }) =>
      eventRules.flatMap(({ rule }) => (rule.within?.of === 'first_conversion' ? [rule.when] : [])),
    ),
  )
  if (types.length === 0) return nothing
  const { of } = inWorkspace(sql`${workspaceId}::uuid`)
  return sql`(select json_agg(json_build_object('referral_id', f.id, 'type', c.type, 'occurred_at', c.occurred_at))
    from referral_ids k ${of('referrals', sql`t.id = k.id`)} f ${of('claims', sql`t.id = f.claim_id`)} m
    cross join unnest(${sql.param([...new Set(types)])}::text[]) as y(type)
    cross join lateral (select t.type, t.occurred_at from conversions t
      where t.workspace_id = ${workspaceId}::uuid and t.friend_id = f.friend_id and t.type = y.type
        and t.occurred_at >= m.claimed_at order by t.number limit 1) c)`
}

function selectPrograms(workspaceId: string, asked: readonly Asked[]): SQL {
  const ids = asked.flatMap(({ wanted, programId }) => (wanted.program ? [programId] : []))
  if (ids.length === 0) return nothing
  const w = sql`${workspaceId}::uuid`
  return sql`(select json_agg(json_build_object('program_id', k.id, 'metric', s.metric, 'amount', s.amount))
    from unnest(${uuids(ids)}) as k(id) cross join lateral (
      select u.metric, sum(u.amount)::bigint as amount from (
        select d.metric, d.amount from daily_totals d where d.workspace_id = ${w} and d.program_id = k.id
        union all
        select d.metric, d.amount from total_changes d where d.workspace_id = ${w} and d.program_id = k.id) u
      where u.metric in ('referrals', 'referrals_approved') group by u.metric) s)`
}

/** Which tallies may be asked of an advocate, and what rewards at fixed amounts in that period would be called. */
function placesOf(
  { programId, wanted, versions }: Asked,
  conversions: readonly { readonly occurred_at: string; readonly asset: string | null }[],
  { instants, assets = [] }: Subject,
) {
  const times = new Set([
    ...conversions.map(({ occurred_at }) => occurred_at),
    ...instants.map(toInstant),
  ])
  const spentIn = new Set([null, ...assets, ...conversions.map(({ asset }) => asset)])
  const keys = new Set<string>()
  for (const occurred_at of times) {
    for (const asset of spentIn) {
      for (const key of advocateTallyKeys(wanted.tallies, { occurred_at, asset })) keys.add(key)
    }
  }
  const amounts = versions.flatMap(spendingAmounts)
  return [...keys].map((key) => {
    const { tally, period } = fromTallyKey(key)
    const causes = tally === APPROVED_TALLY ? [] : amounts.map((at) => `spending:${at}:${period}`)
    return { program_id: uuidOf(programId), tally, period, causes: [...new Set(causes)] }
  })
}

function uuids(ids: Iterable<Id>): SQL {
  return sql`${sql.param([...new Set([...ids].map(uuidOf))])}::uuid[]`
}
