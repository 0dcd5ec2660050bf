import { type Id, uuidOf } from '@goodword/domain/ids'
import { newId } from '@goodword/service/new-id'
import postgres from 'postgres'
import type { OwnPostgres } from './own-postgres.ts'
import type { Advocate, Shop } from './shop.ts'

/**
 * What a conversion can cost at best: the advocate is locked, then one statement counts, picks the step
 * and writes. The rows are those that the product writes for the same order, its receipt and its events
 * included, but nobody else is looked for, nothing is checked, and no other program could be told.
 */
export function openBestVariant(
  own: OwnPostgres,
  { ctx }: Shop,
  program: Id<'prg'>,
  connections: number,
) {
  const sql = postgres(own.url, { max: connections, fetch_types: false, onnotice: () => {} })
  const workspace = ctx.workspace.uuid
  const programUuid = uuidOf(program)
  const fresh = () => uuidOf(newId('evt'))

  return {
    record: (advocate: Advocate, name: string) =>
      sql.begin((tx) => [
        tx.unsafe(
          'select id from participants where workspace_id = $1 and id = $2 for update',
          [workspace, advocate.uuid],
          { prepare: true },
        ),
        tx.unsafe(
          statement,
          [
            workspace,
            programUuid,
            advocate.uuid,
            advocate.codeUuid,
            name,
            ...Array.from({ length: 23 }, fresh),
            receipt,
          ],
          { prepare: true },
        ),
      ]),
    /** The same for many at once, each in its advocate's order. */
    recordMany: (orders: readonly { readonly advocate: Advocate; readonly name: string }[]) => {
      const advocates = orders.map(({ advocate }) => advocate.uuid)
      return sql.begin((tx) => [
        tx.unsafe(
          'select id from participants where workspace_id = $1 and id = any($2::text::uuid[]) order by id for update',
          [workspace, listText([...new Set(advocates)])],
          { prepare: true },
        ),
        tx.unsafe(
          manyStatement,
          [
            workspace,
            programUuid,
            listText(advocates),
            listText(orders.map(({ advocate }) => advocate.codeUuid)),
            listText(orders.map(({ name }) => name)),
            receipt,
          ],
          { prepare: true },
        ),
      ])
    },
    close: () => sql.end(),
  }
}

/** A list of plain words in the database's own form. */
function listText(words: readonly string[]): string {
  return `{${words.join(',')}}`
}

/** As long as each half of the product's receipt of such an order: its facts, and what came of them. */
const receipt = JSON.stringify({ half: 'x'.repeat(860) })

/** As long as what the product's events of such an order say, one with another. */
const said = (conversion: string, referral: string, reward: string) =>
  `json_build_object('conversion_id', ${conversion}, 'referral_id', ${referral}, 'reward_id', ${reward}, 'rule', 'by-count',
      'kind', 'points', 'amount', 100, 'asset', 'points', 'reason', null)`

const statement = `
  with who as (
    insert into participants (workspace_id, id, external_id, customer_since, created_at, updated_at)
    values ($1::uuid, $6::uuid, $5, now(), now(), now()) returning 1),
  claim as (
    insert into claims (workspace_id, id, program_id, program_version, advocate_id, code_id, evidence, source, friend_id, claimed_at, state)
    values ($1::uuid, $7::uuid, $2::uuid, 1, $3::uuid, $4::uuid, 'code', 'shop', $6::uuid, now(), 'used') returning 1),
  conversion as (
    insert into conversions (workspace_id, id, type, external_id, friend_id, amount, asset, number, is_confirmed, occurred_at, recorded_at)
    values ($1::uuid, $8::uuid, 'order', $5, $6::uuid, 29900, 'CNY', 1, true, now(), now()) returning 1),
  standing as (
    insert into standings as s (workspace_id, program_id, participant_id, attributed, converted, approved)
    values ($1::uuid, $2::uuid, $3::uuid, 1, 1, 1)
    on conflict (workspace_id, program_id, participant_id) do update
      set attributed = s.attributed + 1, converted = s.converted + 1, approved = s.approved + 1
    returning approved),
  referral as (
    insert into referrals (workspace_id, id, program_id, program_version, advocate_id, friend_id, claim_id, state, goal_conversion_id, number, attributed_at, changed_at)
    select $1::uuid, $9::uuid, $2::uuid, 1, $3::uuid, $6::uuid, $7::uuid, 'approved', $8::uuid, approved, now(), now() from standing returning 1),
  reward as (
    insert into rewards (workspace_id, id, program_id, program_version, participant_id, recipient, rule, give_index, cause, kind, amount, asset, state, referral_id, conversion_id, decision_id, created_at, available_at, issued_at)
    select $1::uuid, $10::uuid, $2::uuid, 1, $3::uuid, 'advocate', 'by-count', 0, $8::text, 'points',
      case when approved < 3 then 100 when approved < 6 then 300 else 500 end, 'points', 'issued', $9::uuid, $8::uuid, $11::uuid, now(), now(), now()
    from standing returning amount),
  decision as (
    insert into decisions (workspace_id, id, kind, program_id, program_version, conversion_id, referral_id, facts, result, decided_at)
    values ($1::uuid, $11::uuid, 'conversion', $2::uuid, 1, $8::uuid, $9::uuid, $29::json, $29::json, now()) returning 1),
  posting as (
    insert into postings (workspace_id, id, journal, debit_owner, debit_kind, credit_owner, credit_kind, amount, asset, reward_id, posted_at)
    select $1::uuid, p.id, p.journal, p.debit_owner, p.debit_kind, $3::uuid, p.credit_kind, r.amount, 'points', $10::uuid, now()
    from reward r cross join (values
      ($12::uuid, 'promise', $2::uuid, 'promised', 'held'),
      ($13::uuid, 'release', $3::uuid, 'held', 'available'),
      ($14::uuid, 'issue', $3::uuid, 'available', 'balance')) as p(id, journal, debit_owner, debit_kind, credit_kind) returning 1),
  balance as (
    insert into balances as b (workspace_id, participant_id, kind, asset, amount)
    select $1::uuid, $3::uuid, 'balance', 'points', amount from reward
    on conflict (workspace_id, participant_id, kind, asset) do update set amount = b.amount + excluded.amount returning 1),
  lot as (
    insert into lots (workspace_id, id, participant_id, program_id, reward_id, asset, amount, remaining, obtained_at)
    select $1::uuid, $10::uuid, $3::uuid, $2::uuid, $10::uuid, 'points', amount, amount, now() from reward returning 1),
  event as (
    insert into events (workspace_id, id, type, subject_id, data, occurred_at)
    select $1::uuid, e.id, e.type, e.subject, ${said('$8::uuid', '$9::uuid', '$10::uuid')}, now()
    from (values ($15::uuid, 'participant.enrolled', $6::uuid), ($16::uuid, 'conversion.recorded', $8::uuid),
      ($17::uuid, 'referral.attributed', $9::uuid), ($18::uuid, 'referral.converted', $9::uuid),
      ($19::uuid, 'referral.approved', $9::uuid), ($20::uuid, 'reward.held', $10::uuid),
      ($21::uuid, 'reward.available', $10::uuid), ($22::uuid, 'reward.issued', $10::uuid)) as e(id, type, subject) returning 1)
  insert into total_changes (workspace_id, id, program_id, metric, day, amount)
  select $1::uuid, t.id, $2::uuid, t.metric, current_date, 1
  from (values ($23::uuid, 'conversions'), ($24::uuid, 'revenue'), ($25::uuid, 'referrals'), ($26::uuid, 'referrals_approved'),
    ($27::uuid, 'rewards'), ($28::uuid, 'value_promised')) as t(id, metric)`

const manyStatement = `
  with given as materialized (
    select o.n, o.advocate, o.code, o.name, uuid7(n) as friend, uuid7(n) as claim, uuid7(n) as conversion, uuid7(n) as referral,
      uuid7(n) as reward, uuid7(n) as decision,
      coalesce(s.approved, 0) + row_number() over (partition by o.advocate order by o.n) as number
    from unnest($3::text::uuid[], $4::text::uuid[], $5::text::text[]) with ordinality as o(advocate, code, name, n)
      left join standings s on s.workspace_id = $1::uuid and s.program_id = $2::uuid and s.participant_id = o.advocate),
  valued as materialized (
    select *, case when number < 3 then 100 when number < 6 then 300 else 500 end as amount from given),
  who as (
    insert into participants (workspace_id, id, external_id, customer_since, created_at, updated_at)
    select $1::uuid, friend, name, now(), now(), now() from given returning 1),
  claims as (
    insert into claims (workspace_id, id, program_id, program_version, advocate_id, code_id, evidence, source, friend_id, claimed_at, state)
    select $1::uuid, claim, $2::uuid, 1, advocate, code, 'code', 'shop', friend, now(), 'used' from given returning 1),
  conversions as (
    insert into conversions (workspace_id, id, type, external_id, friend_id, amount, asset, number, is_confirmed, occurred_at, recorded_at)
    select $1::uuid, conversion, 'order', name, friend, 29900, 'CNY', 1, true, now(), now() from given returning 1),
  standing as (
    insert into standings as s (workspace_id, program_id, participant_id, attributed, converted, approved)
    select $1::uuid, $2::uuid, advocate, count(*), count(*), count(*) from given group by advocate order by advocate
    on conflict (workspace_id, program_id, participant_id) do update set attributed = s.attributed + excluded.attributed,
      converted = s.converted + excluded.converted, approved = s.approved + excluded.approved returning 1),
  referrals as (
    insert into referrals (workspace_id, id, program_id, program_version, advocate_id, friend_id, claim_id, state, goal_conversion_id, number, attributed_at, changed_at)
    select $1::uuid, referral, $2::uuid, 1, advocate, friend, claim, 'approved', conversion, number, now(), now() from given returning 1),
  rewards as (
    insert into rewards (workspace_id, id, program_id, program_version, participant_id, recipient, rule, give_index, cause, kind, amount, asset, state, referral_id, conversion_id, decision_id, created_at, available_at, issued_at)
    select $1::uuid, reward, $2::uuid, 1, advocate, 'advocate', 'by-count', 0, conversion::text, 'points', amount, 'points', 'issued', referral, conversion, decision, now(), now(), now()
    from valued returning 1),
  decisions as (
    insert into decisions (workspace_id, id, kind, program_id, program_version, conversion_id, referral_id, facts, result, decided_at)
    select $1::uuid, decision, 'conversion', $2::uuid, 1, conversion, referral, $6::json, $6::json, now() from given returning 1),
  postings as (
    insert into postings (workspace_id, id, journal, debit_owner, debit_kind, credit_owner, credit_kind, amount, asset, reward_id, posted_at)
    select $1::uuid, uuid7(n), p.journal, case when p.debit_kind = 'promised' then $2::uuid else advocate end, p.debit_kind, advocate, p.credit_kind, amount, 'points', reward, now()
    from valued cross join (values ('promise', 'promised', 'held'), ('release', 'held', 'available'), ('issue', 'available', 'balance')) as p(journal, debit_kind, credit_kind) returning 1),
  balances as (
    insert into balances as b (workspace_id, participant_id, kind, asset, amount)
    select $1::uuid, advocate, 'balance', 'points', sum(amount) from valued group by advocate order by advocate
    on conflict (workspace_id, participant_id, kind, asset) do update set amount = b.amount + excluded.amount returning 1),
  lots as (
    insert into lots (workspace_id, id, participant_id, program_id, reward_id, asset, amount, remaining, obtained_at)
    select $1::uuid, reward, advocate, $2::uuid, reward, 'points', amount, amount, now() from valued returning 1),
  events as (
    insert into events (workspace_id, id, type, subject_id, data, occurred_at)
    select $1::uuid, uuid7(n), e.type, reward, ${said('conversion', 'referral', 'reward')}, now()
    from given cross join (values ('participant.enrolled'), ('conversion.recorded'), ('referral.attributed'), ('referral.converted'),
      ('referral.approved'), ('reward.held'), ('reward.available'), ('reward.issued')) as e(type) returning 1)
  insert into total_changes (workspace_id, id, program_id, metric, day, amount)
  select $1::uuid, uuid7(1), $2::uuid, t.metric, current_date, count(*)
  from given cross join (values ('conversions'), ('revenue'), ('referrals'), ('referrals_approved'), ('rewards'),
    ('value_promised')) as t(metric) group by t.metric`
