import { sql } from 'drizzle-orm'
import { hex } from '../effects/arm.ts'
import { givenTexts, givenUuids, givenWorkspace } from '../given.ts'
import { inWorkspace } from './in-workspace.ts'
import type { Subject } from './subject.ts'
import { chosenUplines } from './uplines.ts'

const { of } = inWorkspace(givenWorkspace)

/**
 * The rows in question, and from them all people in question; filled by `peopleValues`. What is found in several
 * ways is gathered by its ids, and its rows are read after that: to make whole rows distinct is prepared for column
 * by column each time that the statement is sent, which took longer than all that it reads.
 */
export const choosePeople = sql`
    chosen_conversions as (
      select c.* from (
        select unnest(${givenUuids('conversion_ids')}) as id
        union
        select c.id from unnest(${givenTexts('types')}, ${givenTexts('reported_ids')}) as k(type, external_id)
          ${of('conversions', sql`t.type = k.type and t.external_id = k.external_id`)} c) k
        ${of('conversions', sql`t.id = k.id`)} c),
    chosen_rewards as (
      select r.participant_id from unnest(${givenUuids('reward_ids')}) as k(id) ${of('rewards', sql`t.id = k.id`)} r),
    chosen_owners as (
      select i.kind, i.blind_index, i.participant_id
        from unnest(${givenTexts('identity_kinds')}, ${givenTexts('blind_indexes')}) as k(kind, blind_index)
        ${of('identities', sql`t.kind = k.kind and t.blind_index = k.blind_index::bytea`)} i),
    friends as (
      select p.id from unnest(${givenTexts('external_ids')}) as k(external_id)
        ${of('participants', sql`t.external_id = k.external_id`)} p
      union select participant_id from chosen_owners
      union select friend_id from chosen_conversions),
    chosen_claims as (
      select c.* from (
        select unnest(${givenUuids('claim_ids')}) as id
        union
        select c.id from friends k ${of('claims', sql`t.friend_id = k.id`)} c) k
        ${of('claims', sql`t.id = k.id`)} c),
    chosen_decisions as (
      select d.conversion_id, d.referral_id from chosen_conversions k
        ${of('decisions', sql`t.conversion_id = k.id and t.referral_id is not null`)} d),
    chosen_referrals as (
      select f.* from (
        select unnest(${givenUuids('referral_ids')}) as id
        union
        select f.id from friends k ${of('referrals', sql`t.friend_id = k.id`)} f
        union
        select referral_id from chosen_decisions) k
        ${of('referrals', sql`t.id = k.id`)} f),
    ${chosenUplines(givenWorkspace, {
      programIds: givenUuids('program_ids'),
      advocateIds: givenUuids('advocate_ids'),
      isBatch: sql`${sql.placeholder('is_batch')}::boolean`,
    })},
    advocates as (
      select advocate_id as id from chosen_claims
      union select advocate_id from chosen_referrals
      union select unnest(${givenUuids('advocate_ids')})),
    people as (
      select id from friends union select id from advocates
      union select friend_id from chosen_referrals union select participant_id from chosen_rewards
      union select upline_2 from chosen_referrals where upline_2 is not null
      union select upline_3 from chosen_referrals where upline_3 is not null
      union select advocate_id from upline_edges)`

/** By what people are chosen for a subject. */
export function peopleValues(workspaceId: string, subject: Subject) {
  const { naturalKeys = [], identities = [] } = subject
  return {
    workspace_id: workspaceId,
    conversion_ids: subject.conversionIds ?? [],
    types: naturalKeys.map(({ type }) => type),
    reported_ids: naturalKeys.map(({ external_id }) => external_id),
    reward_ids: subject.rewardIds ?? [],
    identity_kinds: identities.map(({ kind }) => kind),
    blind_indexes: identities.map(({ blindIndex }) => hex(blindIndex)),
    external_ids: subject.externalIds ?? [],
    claim_ids: subject.claimIds ?? [],
    referral_ids: subject.referralIds ?? [],
    // Each with each: a batch names the same again and again, and a thousand of both would be a million.
    program_ids: unique(subject.programIds),
    advocate_ids: unique(subject.advocateIds),
    is_batch: naturalKeys.length > 1,
  }
}

function unique(list: readonly string[] = []): string[] {
  return [...new Set(list)]
}
