import { type Db, rows } from '@goodword/db/connect'
import { toId } from '@goodword/domain/ids'
import { type SQL, sql } from 'drizzle-orm'
import { instantOf } from '../conversions/from-rows.ts'
import { type PageQuery, pageRows, pageStart, toPage } from '../page.ts'

/** Which movements of a participant's balances are asked for. */
export type MovementQuery = PageQuery & {
  readonly participantUuid: string
  readonly asset?: string | undefined
  readonly from?: number | undefined
  readonly to?: number | undefined
}

type Row = Record<string, unknown> & { readonly id: string }

/**
 * A page of movements, newest first. What stood after each follows from what stands now, by the order of
 * the books backwards: what lies below the page is not read, so a long history costs nothing. What is owed
 * is a balance below zero here; what passes between the two is no movement.
 */
export async function readMovements(db: Db, workspaceId: string, query: MovementQuery) {
  const found = await rows<Row>(db, movements(workspaceId, query))
  return toPage(found, query, movementBody)
}

/** The statement of one page: it reads from the newest movement down to the last that is shown. */
export function movements(workspaceId: string, query: MovementQuery): SQL {
  const w = sql`${workspaceId}::uuid`
  const person = sql`${query.participantUuid}::uuid`
  const ofAsset = query.asset === undefined ? sql`` : sql`and p.asset = ${query.asset}`
  const shown = sql`and p.id < ${pageStart(query)}::uuid ${ofAsset}
    ${query.from === undefined ? sql`` : sql`and p.posted_at >= ${new Date(query.from)}`}
    ${query.to === undefined ? sql`` : sql`and p.posted_at < ${new Date(query.to)}`}`
  const newestOf = (side: SQL) =>
    sql`(select p.id from postings p where p.workspace_id = ${w} and ${side} ${shown}
      order by p.id desc limit ${pageRows(query)})`
  const into = sql`p.credit_owner = ${person} and p.credit_kind = 'balance' and p.debit_kind <> 'debt'`
  const outOf = sql`p.debit_owner = ${person} and p.debit_kind = 'balance' and p.credit_kind <> 'debt'`
  const columns = sql`p.id, p.journal, p.asset, p.reward_id, p.cause, p.posted_at`
  // By instants more may lie between two that are shown: it counts, and is not shown.
  const read = sql`and p.id >= (select id from shown order by id limit 1) ${ofAsset}`
  return sql`
    with shown as materialized (
      select id from (${newestOf(into)} union all ${newestOf(outOf)}) both_sides
      order by id desc limit ${pageRows(query)}),
    moved as (
      select ${columns}, p.amount as amount, p.debit_owner as other, p.debit_kind as other_kind from postings p
        where p.workspace_id = ${w} and ${into} ${read}
      union all
      select ${columns}, -p.amount, p.credit_owner, p.credit_kind from postings p
        where p.workspace_id = ${w} and ${outOf} ${read}),
    summed as (
      select m.*, (coalesce(b.amount, 0) - coalesce(sum(m.amount) over (partition by m.asset order by m.id desc
          rows between unbounded preceding and 1 preceding), 0))::bigint as balance_after
      from moved m left join (
        select asset, sum(amount)::bigint as amount from balances where workspace_id = ${w}
          and participant_id = ${person} and kind in ('balance', 'debt') group by asset) b on b.asset = m.asset)
    select s.*, case when r.id is not null then r.program_id when s.other_kind in ('redeemed', 'expired') then s.other end
        as program_id
    from summed s left join rewards r on r.workspace_id = ${w} and r.id = s.reward_id
    where s.id in (select id from shown) order by s.id desc`
}

function movementBody(row: Row) {
  const cause = row.cause as string | null
  const caused = <K extends 'rdm' | 'trf'>(kind: K) =>
    cause?.startsWith(`${kind}_`) ? (cause as `${K}_${string}`) : null
  return {
    id: toId('pst', row.id),
    journal: row.journal as string,
    amount: row.amount as number,
    asset: row.asset as string,
    balance_after: row.balance_after as number,
    program_id: optional('prg', row.program_id),
    reward_id: optional('rwd', row.reward_id),
    redemption_id: caused('rdm'),
    transfer_id: caused('trf'),
    at: instantOf(row.posted_at)!,
  }
}

function optional<K extends 'prg' | 'rwd'>(kind: K, uuid: unknown) {
  return typeof uuid === 'string' ? toId(kind, uuid) : null
}
