import { type SQL, sql } from 'drizzle-orm'
import { hex } from '../effects/arm.ts'
import { inWorkspace } from './in-workspace.ts'
import type { Subject } from './subject.ts'
import { chosenUplines } from './uplines.ts'

/** The rows in question, and from them all people in question. */
export function choosePeople(workspaceId: string, subject: Subject): SQL {
  const uuids = (list: readonly string[] | undefined) =>
    sql`${sql.param([...(list ?? [])])}::uuid[]`
  const naturalKeys = JSON.stringify(subject.naturalKeys ?? [])
  const identities = JSON.stringify(
    (subject.identities ?? []).map(({ kind, blindIndex }) => ({
      kind,
      blind_index: hex(blindIndex),
    })),
  )
  const { of } = inWorkspace(workspaceId)
  return sql`
    chosen_conversions as (
      select c.* from unnest(${uuids(subject.conversionIds)}) as k(id) ${of('conversions', sql`t.id = k.id`)} c
      union
      select c.* from json_to_recordset(${naturalKeys}::json) as k(type text, external_id text)
        ${of('conversions', sql`t.type = k.type and t.external_id = k.external_id`)} c),
    chosen_rewards as (
      select r.participant_id from unnest(${uuids(subject.rewardIds)}) as k(id) ${of('rewards', sql`t.id = k.id`)} r),
    chosen_owners as (
      select i.kind, i.blind_index, i.participant_id
        from json_to_recordset(${identities}::json) as k(kind text, blind_index text)
        ${of('identities', sql`t.kind = k.kind and t.blind_index = k.blind_index::bytea`)} i),
    friends as (
      select p.id from unnest(${sql.param([...(subject.externalIds ?? [])])}::text[]) as k(external_id)
        ${of('participants', sql`t.external_id = k.external_id`)} p
      union select participant_id from chosen_owners
      union select friend_id from chosen_conversions),
    chosen_claims as (
      select c.* from unnest(${uuids(subject.claimIds)}) as k(id) ${of('claims', sql`t.id = k.id`)} c
      union
      select c.* from friends k ${of('claims', sql`t.friend_id = k.id`)} c),
    chosen_decisions as (
      select d.conversion_id, d.referral_id from chosen_conversions k
        ${of('decisions', sql`t.conversion_id = k.id and t.referral_id is not null`)} d),
    chosen_referrals as (
      select f.* from unnest(${uuids(subject.referralIds)}) as k(id) ${of('referrals', sql`t.id = k.id`)} f
      union
      select f.* from friends k ${of('referrals', sql`t.friend_id = k.id`)} f
      union
      select f.* from chosen_decisions k ${of('referrals', sql`t.id = k.referral_id`)} f),
    ${chosenUplines(workspaceId, {
      programIds: uuids(subject.programIds),
      advocateIds: uuids(subject.advocateIds),
      isBatch: (subject.naturalKeys?.length ?? 0) > 1,
    })},
    advocates as (
      select advocate_id as id from chosen_claims
      union select advocate_id from chosen_referrals
      union select unnest(${uuids(subject.advocateIds)})),
    people as (
      select id from friends union select id from advocates
      union select friend_id from chosen_referrals union select participant_id from chosen_rewards
      union select upline_2 from chosen_referrals where upline_2 is not null
      union select upline_3 from chosen_referrals where upline_3 is not null
      union select advocate_id from upline_edges)`
}
