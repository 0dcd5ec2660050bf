import { type Db, rows } from '@goodword/db/connect'
import { toId } from '@goodword/domain/ids'
import { type SQL, sql } from 'drizzle-orm'
import { instantOf } from '../conversions/load-book.ts'
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
 * A page of movements, newest first. What stood after each is summed from all that came before it, by the
 * order of the books, so it is the same however the page is cut and whatever was asked for.
 */
export async function readMovements(db: Db, workspaceId: string, query: MovementQuery) {
  const found = await rows<Row>(db, movements(sql`${workspaceId}::uuid`, query))
  return toPage(found, query, movementBody)
}

function movements(w: SQL, query: MovementQuery): SQL {
  const person = sql`${query.participantUuid}::uuid`
  const columns = sql`p.id, p.journal, p.asset, p.reward_id, p.cause, p.posted_at`
  return sql`
    with moved as (
      select ${columns}, p.amount as amount, p.debit_owner as other, p.debit_kind as other_kind from postings p
        where p.workspace_id = ${w} and p.credit_owner = ${person} and p.credit_kind = 'balance'
      union all
      select ${columns}, -p.amount, p.credit_owner, p.credit_kind from postings p
        where p.workspace_id = ${w} and p.debit_owner = ${person} and p.debit_kind = 'balance'),
    summed as (
      select m.*, sum(amount) over (partition by asset order by id)::bigint as balance_after from moved m)
    select s.*, case when r.id is not null then r.program_id when s.other_kind in ('redeemed', 'expired') then s.other end
        as program_id
    from summed s left join rewards r on r.workspace_id = ${w} and r.id = s.reward_id
    where s.id < ${pageStart(query)}::uuid
      ${query.asset === undefined ? sql`` : sql`and s.asset = ${query.asset}`}
      ${query.from === undefined ? sql`` : sql`and s.posted_at >= ${new Date(query.from)}`}
      ${query.to === undefined ? sql`` : sql`and s.posted_at < ${new Date(query.to)}`}
    order by s.id desc limit ${pageRows(query)}`
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
