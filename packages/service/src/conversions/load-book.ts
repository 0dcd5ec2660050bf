import { rows } from '@goodword/db/connect'
import type { Instant, MeterUse } from '@goodword/domain/conversions/conversion-facts'
import { fromInstant, toInstant, weekKey } from '@goodword/domain/dates'
import { type Id, type IdKind, toId, uuidOf } from '@goodword/domain/ids'
import type { Evidence } from '@goodword/domain/programs/document'
import type { Referral } from '@goodword/domain/referrals/referral'
import type { Reward } from '@goodword/domain/rewards/reward'
import { balanceKinds } from '@goodword/domain/rewards/reward-kinds'
import { useKey } from '@goodword/domain/rewards/use-limits'
import type { Lot } from '@goodword/domain/wallet/lot'
import { knowLots } from '@goodword/domain/wallet/move-lots'
import { GROWTH } from '@goodword/domain/wallet/tiers'
import { type SQL, sql } from 'drizzle-orm'
import { Conflict, type Unit } from '../context.ts'
import { hex } from '../effects/arm.ts'
import { type Book, type BookedConversion, bookReferral, bookReward, emptyBook } from './book.ts'
import { loadCounts } from './load-counts.ts'
import { chosenUplines } from './uplines.ts'

/** What a transaction is about; everybody whom it may concern is found from here. */
export type Subject = {
  readonly externalIds?: readonly string[]
  readonly identities?: readonly { readonly kind: string; readonly blindIndex: Uint8Array }[]
  readonly devices?: readonly Uint8Array[]
  readonly claimIds?: readonly string[]
  readonly advocateIds?: readonly string[]
  readonly programIds?: readonly string[]
  readonly naturalKeys?: readonly { readonly type: string; readonly external_id: string }[]
  readonly conversionIds?: readonly string[]
  readonly referralIds?: readonly string[]
  readonly rewardIds?: readonly string[]
  /** Instants whose calendar periods limits and tallies may ask for, and what amounts there are in. */
  readonly instants: readonly number[]
  readonly assets?: readonly string[]
}

/**
 * Locks everybody concerned, in the order of their ids, and then loads what there is about them: two
 * statements, the second with a snapshot that is newer than every lock, and a third where programs count. Whoever turns up only in the
 * second came in between, unlocked: load again.
 */
export async function loadBook(unit: Unit, workspaceId: string, subject: Subject): Promise<Book> {
  const chosen = choose(workspaceId, subject)
  const locked = await rows<{ id: string }>(
    unit.tx,
    sql`with ${chosen}
      select p.id from (select id from people order by id) k cross join lateral (
        select t.id from participants t where t.workspace_id = ${workspaceId}::uuid and t.id = k.id for update) p`,
  )
  const [loaded] = await rows<{ book: Loaded }>(
    unit.tx,
    sql`with ${chosen} ${selectBook(workspaceId, subject)}`,
  )
  const book = toBook(loaded!.book, workspaceId, subject.instants)
  const isLocked = new Set(locked.map(({ id }) => toId('par', id)))
  const isOutdone = outdoneAdvocates(book, subject)
  for (const id of book.participants.keys()) {
    if (!isLocked.has(id) && !isOutdone.has(id))
      throw new Conflict('somebody concerned came in between')
  }
  await loadCounts(unit, workspaceId, book, subject)
  return book
}

/**
 * Advocates of whom nothing is asked any more: their claim is on a friend whom another has referred
 * already. They may come in unlocked, else everybody who claims one friend would turn back for each other.
 */
function outdoneAdvocates(book: Book, subject: Subject): Set<Id<'par'>> {
  const outdone = new Set<Id<'par'>>()
  const concerned = new Set<Id<'par'>>(book.identityOwners.values())
  for (const { program_id, advocate_id, friend_id } of book.claims.values()) {
    const isReferred = friend_id !== null && book.referrals.has(`${friend_id}|${program_id}`)
    if (isReferred) outdone.add(advocate_id)
    else concerned.add(advocate_id)
  }
  for (const externalId of subject.externalIds ?? []) {
    const friend = book.byExternalId.get(externalId)
    if (friend) concerned.add(friend)
  }
  for (const uuid of subject.advocateIds ?? []) concerned.add(toId('par', uuid))
  for (const { friend_id } of book.conversions.values()) concerned.add(friend_id)
  for (const { participant_id } of book.rewards.values()) concerned.add(participant_id)
  for (const { friend_id, advocate_id, upline } of book.referrals.values()) {
    concerned.add(friend_id).add(advocate_id)
    for (const id of upline) concerned.add(id)
  }
  for (const { advocate_id } of book.uplines.values()) concerned.add(advocate_id)
  for (const id of concerned) outdone.delete(id)
  return outdone
}

/** The rows in question, and from them all people in question. */
function choose(workspaceId: string, subject: Subject): SQL {
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

/**
 * Rows of a workspace that belong to each row of a list `k`, found by their whole key. Fenced by
 * `offset 0`: a plan that is kept from when a table was small, or from a small workspace, would else read
 * all of a large workspace and pick from it (measured: tens of milliseconds at 10,000 conversions).
 */
export function inWorkspace(workspaceId: string) {
  const of = (table: string, isMeant: SQL) =>
    sql`cross join lateral (
      select t.* from ${sql.raw(table)} t where t.workspace_id = ${workspaceId}::uuid and ${isMeant} offset 0)`
  return { of }
}

function selectBook(workspaceId: string, subject: Subject): SQL {
  const { of } = inWorkspace(workspaceId)
  const programIds = sql`${sql.param([...(subject.programIds ?? [])])}::uuid[]`
  const devices = sql`${sql.param((subject.devices ?? []).map(hex))}::text[]`
  // A batch can move an advocate by as many friends as it brings.
  const reach = Math.max(1, subject.naturalKeys?.length ?? 1)
  const isPeriod = sql`(u.period = any(${sql.param(periodsAround(subject.instants))}::text[]) or u.period in (
          select to_char(c.occurred_at at time zone 'UTC' + make_interval(days => shift), form)
          from chosen_conversions c, generate_series(-1, 1) shift, unnest(array['YYYY-MM-DD', 'YYYY-MM', 'YYYY', 'IYYY-"W"IW']) form))`
  return sql`,
    concerned as (
      select program_id as id from chosen_claims union select program_id from chosen_referrals
      union select unnest(${programIds})),
    chosen_standings as (
      select s.* from advocates a cross join concerned c
        ${of('standings', sql`t.program_id = c.id and t.participant_id = a.id`)} s),
    book_rewards as (
      select r.* from chosen_conversions k ${of('rewards', sql`t.conversion_id = k.id`)} r
      union all
      ${milestoneRewards(of, reach)}
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
        from (select * from chosen_claims
          union select c.* from chosen_referrals k ${of('claims', sql`t.id = k.claim_id`)} c) c),
      'referrals', (select json_agg(f) from chosen_referrals f),
      'uplines', (select json_agg(u) from upline_edges u),
      'standings', (select json_agg(s) from chosen_standings s),
      'growth', (select json_agg(b) from advocates k
        ${of('balances', sql`t.participant_id = k.id and t.kind = 'balance' and t.asset = ${GROWTH}`)} b),
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
        where k.state = 'issued' and k.kind = any(${sql.param(balanceKinds)}::text[])),
      'devices', (select json_agg(json_build_object('participant_id', d.participant_id,
          'blind_index', encode(d.blind_index, 'hex')))
        from advocates k ${of('devices', sql`t.participant_id = k.id`)} d
        where d.blind_index = any(select unnest(${devices})::bytea)
          or d.blind_index in (select device_index from chosen_claims)),
      'programs', (select json_agg(json_build_object('id', p.id, 'status', p.status, 'status_since', p.status_since,
          'cancels_held', p.cancels_held, 'live_version', p.live_version, 'upline_levels', p.upline_levels))
        from concerned k ${of('programs', sql`t.id = k.id and t.live_version is not null`)} p)
    ) as book`
}

/** What advocates' counts have earned at the numbers that this may come to: looked up one by one where they are few. */
function milestoneRewards(of: ReturnType<typeof inWorkspace>['of'], reach: number): SQL {
  const isOfCount = sql`t.participant_id = s.participant_id and t.program_id = s.program_id and t.conversion_id is null`
  if (reach > 10) {
    return sql`select r.* from chosen_standings s
      ${of('rewards', sql`${isOfCount} and t.cause like 'milestone:%'`)} r
      where split_part(r.cause, ':', 2)::int between s.approved and s.approved + ${reach}::int`
  }
  return sql`select r.* from chosen_standings s cross join generate_series(s.approved, s.approved + ${reach}::int) as n
    ${of('rewards', sql`${isOfCount} and t.cause = 'milestone:' || n`)} r`
}

type Row = Record<string, unknown>
type Loaded = Record<
  | 'participants'
  | 'envelopes'
  | 'owners'
  | 'conversions'
  | 'last_numbers'
  | 'claims'
  | 'referrals'
  | 'uplines'
  | 'decided'
  | 'standings'
  | 'growth'
  | 'uses'
  | 'program_uses'
  | 'rewards'
  | 'lots'
  | 'devices'
  | 'programs',
  Row[] | null
>

function toBook(loaded: Loaded, workspaceId: string, instants: readonly number[]): Book {
  const book = emptyBook(workspaceId, instants)
  for (const row of loaded.participants ?? []) {
    const id = idOf('par', row.id)
    book.participants.set(id, {
      id,
      external_id: row.external_id as string | null,
      attributes: row.attributes as Record<string, unknown>,
      locale: row.locale as string | null,
      customer_since: instantOf(row.customer_since),
      created_at: instantOf(row.created_at)!,
    })
    if (row.external_id !== null) book.byExternalId.set(row.external_id as string, id)
  }
  for (const row of loaded.envelopes ?? []) {
    book.envelopes.set(idOf('par', row.participant_id), {
      wrappedKey: bytesOf(row.wrapped_key),
      sealed: bytesOf(row.sealed),
    })
  }
  for (const row of loaded.owners ?? []) {
    book.identityOwners.set(`${row.kind}:${row.blind_index}`, idOf('par', row.participant_id))
  }
  for (const row of loaded.conversions ?? []) {
    const conversion = toConversion(row)
    const { id } = conversion
    book.conversions.set(id, conversion)
    book.byNaturalKey.set(`${row.type}|${row.external_id}`, id)
  }
  for (const row of loaded.last_numbers ?? []) {
    book.lastNumbers.set(`${idOf('par', row.friend_id)}|${row.type}`, row.number as number)
  }
  for (const row of loaded.claims ?? []) {
    const id = idOf('clm', row.id)
    book.claims.set(id, {
      id,
      program_id: idOf('prg', row.program_id),
      program_version: row.program_version as number,
      advocate_id: idOf('par', row.advocate_id),
      evidence: row.evidence as Evidence,
      friend_id: optionalId('par', row.friend_id),
      counted: row.counted as boolean,
      device_index: row.device_index as string | null,
      claimed_at: instantOf(row.claimed_at)!,
    })
  }
  for (const row of loaded.referrals ?? []) bookReferral(book, toReferral(row))
  for (const row of loaded.uplines ?? []) {
    book.uplines.set(`${idOf('par', row.friend_id)}|${idOf('prg', row.program_id)}`, {
      advocate_id: idOf('par', row.advocate_id),
      is_paid: row.is_paid as boolean,
    })
  }
  for (const row of loaded.decided ?? []) {
    const id = idOf('cnv', row.conversion_id)
    const referrals = book.decidedReferrals.get(id) ?? new Set()
    book.decidedReferrals.set(id, referrals.add(idOf('ref', row.referral_id)))
  }
  for (const row of loaded.standings ?? []) {
    book.standings.set(`${idOf('prg', row.program_id)}|${idOf('par', row.participant_id)}`, {
      attributed: row.attributed as number,
      converted: row.converted as number,
      approved: row.approved as number,
    })
  }
  for (const row of loaded.growth ?? []) {
    book.growth.set(idOf('par', row.participant_id), row.amount as number)
  }
  for (const row of loaded.uses ?? []) {
    const key = `${idOf('prg', row.program_id)}|${idOf('par', row.participant_id)}`
    const uses = book.uses.get(key) ?? new Map<string, number>()
    uses.set(useKey(row.meter as string, row.period as string), row.used as number)
    book.uses.set(key, uses)
  }
  for (const row of loaded.program_uses ?? []) {
    const id = idOf('prg', row.program_id)
    const uses = book.programUses.get(id) ?? new Map<string, number>()
    uses.set(useKey(row.meter as string, row.period as string), row.used as number)
    book.programUses.set(id, uses)
  }
  for (const row of loaded.rewards ?? []) bookReward(book, toReward(row))
  knowLots(book.effects, (loaded.lots ?? []).map(toLot))
  for (const row of loaded.devices ?? []) {
    book.devices.add(`${idOf('par', row.participant_id)}|${row.blind_index}`)
  }
  for (const row of loaded.programs ?? []) {
    book.programs.set(idOf('prg', row.id), {
      status: row.status as string,
      statusSince: instantOf(row.status_since),
      cancelsHeld: row.cancels_held as boolean,
      liveVersion: row.live_version as number,
      uplineLevels: row.upline_levels as number,
    })
  }
  return book
}

/** A row of `conversions`, as JSON or as the driver reads it. */
export function toConversion(row: Row): BookedConversion {
  return {
    id: idOf('cnv', row.id),
    type: row.type as string,
    external_id: row.external_id as string,
    friend_id: idOf('par', row.friend_id),
    amount: row.amount as number | null,
    asset: row.asset as string | null,
    refunded_amount: row.refunded_amount as number,
    refunds_count: row.refunds_count as number,
    number: row.number as number,
    is_confirmed: row.is_confirmed as boolean,
    data: row.data as Record<string, unknown>,
    occurred_at: instantOf(row.occurred_at)!,
    recorded_at: instantOf(row.recorded_at)!,
  }
}

/** A row of `referrals`, as JSON or as the driver reads it. */
export function toReferral(row: Row): Referral {
  return {
    id: idOf('ref', row.id),
    program_id: idOf('prg', row.program_id),
    program_version: row.program_version as number,
    advocate_id: idOf('par', row.advocate_id),
    upline: [row.upline_2, row.upline_3].flatMap((id) => optionalId('par', id) ?? []),
    friend_id: idOf('par', row.friend_id),
    claim_id: idOf('clm', row.claim_id),
    state: row.state as Referral['state'],
    reason: row.reason as string | null,
    goal_conversion_id: optionalId('cnv', row.goal_conversion_id),
    number: row.number as number | null,
    meters: (row.meters ?? []) as readonly MeterUse[],
    quota_period: row.quota_period as string | null,
    queue: row.queue as Referral['queue'],
    attributed_at: instantOf(row.attributed_at)!,
    changed_at: instantOf(row.changed_at)!,
    due_at: instantOf(row.due_at),
  }
}

/** A row of `lots`, as JSON or as the driver reads it. */
export function toLot(row: Row): Lot {
  return {
    id: idOf('lot', row.id),
    participant_id: idOf('par', row.participant_id),
    program_id: idOf('prg', row.program_id),
    reward_id: idOf('rwd', row.reward_id),
    asset: row.asset as string,
    amount: row.amount as number,
    remaining: row.remaining as number,
    obtained_at: instantOf(row.obtained_at)!,
    expires_at: instantOf(row.expires_at),
    noticed_at: instantOf(row.noticed_at),
    due_at: instantOf(row.due_at),
  }
}

/** A row of `rewards`, as JSON or as the driver reads it. */
export function toReward(row: Row): Reward {
  return {
    id: idOf('rwd', row.id),
    program_id: idOf('prg', row.program_id),
    program_version: row.program_version as number,
    participant_id: idOf('par', row.participant_id),
    recipient: row.recipient as Reward['recipient'],
    rule: row.rule as string,
    give_index: row.give_index as number,
    cause: row.cause as string,
    instalment: row.instalment as number,
    attempt: row.attempt as number,
    kind: row.kind as Reward['kind'],
    amount: row.amount as number,
    asset: row.asset as string,
    label: row.label as Reward['label'],
    state: row.state as Reward['state'],
    reason: row.reason as string | null,
    is_under_review: row.is_under_review as boolean,
    referral_id: optionalId('ref', row.referral_id),
    conversion_id: optionalId('cnv', row.conversion_id),
    decision_id: idOf('dec', row.decision_id),
    coupon_code: row.coupon_code as string | null,
    meters: (row.meters ?? []) as readonly MeterUse[],
    valid_days: row.valid_days as number | null,
    valid_months: row.valid_months as number | null,
    beneficiary: row.beneficiary as string | null,
    needs_address: row.needs_address as boolean,
    boosts: (row.boosts ?? []) as Reward['boosts'],
    choice: row.choice as Reward['choice'],
    created_at: instantOf(row.created_at)!,
    hold_until: instantOf(row.hold_until),
    available_at: instantOf(row.available_at),
    issued_at: instantOf(row.issued_at),
    redeemed_at: instantOf(row.redeemed_at),
    paid_at: instantOf(row.paid_at),
    expires_at: instantOf(row.expires_at),
    ended_at: instantOf(row.ended_at),
    due_at: instantOf(row.due_at),
  }
}

function idOf<K extends IdKind>(kind: K, uuid: unknown): Id<K> {
  return toId(kind, uuid as string)
}

function optionalId<K extends IdKind>(kind: K, uuid: unknown): Id<K> | null {
  return uuid === null || uuid === undefined ? null : toId(kind, uuid as string)
}

/** An instant as JSON of the database has it or as the driver reads it. */
export function instantOf(value: unknown): Instant | null {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return toInstant(value.getTime())
  const text = value as string
  // As JSON of the database has it: in UTC, up to milliseconds, without zeros at the end.
  if (text.length > 29 || !text.endsWith('+00:00')) return toInstant(fromInstant(text))
  return `${text.slice(0, 19)}.${text.slice(20, -6).padEnd(3, '0')}Z`
}

function bytesOf(hexText: unknown): Buffer | null {
  return typeof hexText === 'string' ? Buffer.from(hexText, 'hex') : null
}

/** Keys of every period that an instant may lie in, whatever the time zone. */
export function periodsAround(instants: readonly number[]): string[] {
  const keys = new Set(['lifetime'])
  for (const instant of instants) {
    for (const shift of [-DAY, 0, DAY]) {
      const day = toInstant(instant + shift).slice(0, 10)
      keys
        .add(day)
        .add(day.slice(0, 7))
        .add(day.slice(0, 4))
        .add(weekKey(Date.parse(day)))
    }
  }
  return [...keys]
}

const DAY = 86_400_000

/** The uuids of ids, for a subject. */
export function uuidsOf(ids: readonly Id[]): string[] {
  return ids.map(uuidOf)
}
