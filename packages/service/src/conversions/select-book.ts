import { balanceKinds } from '@goodword/domain/rewards/reward-kinds'
import { GROWTH } from '@goodword/domain/wallet/tiers'
import { type SQL, sql } from 'drizzle-orm'
import { hex } from '../effects/arm.ts'
import { givenTexts, givenUuids, givenWorkspace } from '../given.ts'
import { inWorkspace } from './in-workspace.ts'
import { periodsAround } from './periods-around.ts'
import type { Subject } from './subject.ts'

const { of } = inWorkspace(givenWorkspace)
const reach = sql`${sql.placeholder('reach')}::int`
const balanceKind = sql`any(${givenTexts('balance_kinds')})`
const isPeriod = sql`u.period in (select period from near_periods)`

/**
 * All that is known of the people chosen and of what they have to do with each other, as one document; filled
 * by `bookValues`. Advocates' counts go near, so that each number can be looked up, or far.
 */
export function selectBook(reaches: 'near' | 'far'): SQL {
  return sql`,
    near_periods as (
      select unnest(${givenTexts('periods')}) as period
      union
      select to_char(c.occurred_at at time zone 'UTC' + make_interval(days => shift), form)
        from chosen_conversions c, generate_series(-1, 1) shift,
          unnest(array['YYYY-MM-DD', 'YYYY-MM', 'YYYY', 'IYYY-"W"IW']) form),
    concerned as (
      select program_id as id from chosen_claims union select program_id from chosen_referrals
      union select unnest(${givenUuids('program_ids')})),
    chosen_standings as (
      select s.* from advocates a cross join concerned c
        ${of('standings', sql`t.program_id = c.id and t.participant_id = a.id`)} s),
    book_rewards as (
      select r.* from chosen_conversions k ${of('rewards', sql`t.conversion_id = k.id`)} r
      union all
      ${milestoneRewards(reaches)}
      union all
      select r.* from people k
        ${of('rewards', sql`t.participant_id = k.id and t.conversion_id is null and t.cause = 'claimed'`)} r)
    select json_build_object(
      'participants', (select json_agg(json_build_object('id', p.id, 'external_id', p.external_id,
          'attributes', p.attributes, 'locale', p.locale, 'customer_since', p.customer_since,
          'created_at', p.created_at))
        from people k ${of('participants', sql`t.id = k.id`)} p),
      'envelopes', (select json_agg(json_build_object('participant_id', e.participant_id,
          'wrapped_key', encode(e.wrapped_key, 'hex'), 'sealed', encode(e.sealed, 'hex')))
        from friends k ${of('envelopes', sql`t.participant_id = k.id`)} e),
      'owners', (select json_agg(json_build_object('kind', kind, 'blind_index', encode(blind_index, 'hex'),
          'participant_id', participant_id)) from chosen_owners),
      'conversions', (select json_agg(c) from chosen_conversions c),
      'last_numbers', (select json_agg(json_build_object('friend_id', n.friend_id, 'type', n.type, 'number', n.number))
        from (select c.friend_id, c.type, max(c.number) as number
          from friends k ${of('conversions', sql`t.friend_id = k.id`)} c group by c.friend_id, c.type) n),
      'claims', (select json_agg(json_build_object('id', c.id, 'program_id', c.program_id,
          'program_version', c.program_version, 'advocate_id', c.advocate_id, 'evidence', c.evidence,
          'friend_id', c.friend_id, 'counted', c.counted, 'claimed_at', c.claimed_at,
          'device_index', encode(c.device_index, 'hex')))
        from (select id from chosen_claims union select claim_id from chosen_referrals) k
        ${of('claims', sql`t.id = k.id`)} c),
      'referrals', (select json_agg(f) from chosen_referrals f),
      'uplines', (select json_agg(u) from upline_edges u),
      'standings', (select json_agg(s) from chosen_standings s),
      'growth', (select json_agg(b) from advocates k
        ${of('balances', sql`t.participant_id = k.id and t.kind = 'balance' and t.asset = ${sql.placeholder('growth')}`)} b),
      'debts', (select json_agg(json_build_object('participant_id', b.participant_id, 'asset', b.asset, 'amount', -b.amount))
        from people k ${of('balances', sql`t.participant_id = k.id and t.kind = 'debt' and t.amount < 0`)} b),
      'uses', (select json_agg(u) from people p cross join concerned c
        ${of('limit_uses', sql`t.program_id = c.id and t.participant_id = p.id`)} u
        where ${isPeriod}),
      'program_uses', (select json_agg(json_build_object('program_id', u.program_id, 'meter', u.meter,
          'period', u.period, 'used', u.used))
        from concerned k ${of('program_uses', sql`t.program_id = k.id`)} u where ${isPeriod}),
      'decided', (select json_agg(json_build_object('conversion_id', d.conversion_id, 'referral_id', d.referral_id))
        from chosen_decisions d),
      'rewards', (select json_agg(r) from book_rewards r),
      'lots', (select json_agg(l) from book_rewards k ${of('lots', sql`t.id = k.id`)} l
        where k.state = 'issued' and k.kind = ${balanceKind}),
      'devices', (select json_agg(json_build_object('participant_id', d.participant_id,
          'blind_index', encode(d.blind_index, 'hex')))
        from advocates k ${of('devices', sql`t.participant_id = k.id`)} d
        where d.blind_index = any(select unnest(${givenTexts('devices')})::bytea)
          or d.blind_index in (select device_index from chosen_claims)),
      'programs', (select json_agg(json_build_object('id', p.id, 'status', p.status, 'status_since', p.status_since,
          'cancels_held', p.cancels_held, 'live_version', p.live_version, 'upline_levels', p.upline_levels))
        from concerned k ${of('programs', sql`t.id = k.id and t.live_version is not null`)} p)
    ) as book`
}

/** What advocates' counts have earned at the numbers that this may come to: looked up one by one where they are few. */
function milestoneRewards(reaches: 'near' | 'far'): SQL {
  const isOfCount = sql`t.participant_id = s.participant_id and t.program_id = s.program_id and t.conversion_id is null`
  if (reaches === 'far') {
    return sql`select r.* from chosen_standings s
      ${of('rewards', sql`${isOfCount} and t.cause like 'milestone:%'`)} r
      where split_part(r.cause, ':', 2)::int between s.approved and s.approved + ${reach}`
  }
  return sql`select r.* from chosen_standings s cross join generate_series(s.approved, s.approved + ${reach}) as n
    ${of('rewards', sql`${isOfCount} and t.cause = 'milestone:' || n`)} r`
}

/** What a book is selected by, beside the people. */
export function bookValues({ devices = [], instants, naturalKeys = [] }: Subject) {
  return {
    devices: devices.map(hex),
    periods: periodsAround(instants),
    // A batch can move an advocate by as many friends as it brings.
    reach: Math.max(1, naturalKeys.length),
    growth: GROWTH,
    balance_kinds: balanceKinds,
  }
}
