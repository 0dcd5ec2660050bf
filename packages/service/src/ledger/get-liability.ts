import { Refusal } from '@goodword/contract/errors'
import type { getLiability as operation } from '@goodword/contract/ledger'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { toInstant } from '@goodword/domain/dates'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { unsealedPostings } from './block.ts'
import { owedKinds } from './sealed-posting.ts'

type Liability = Reply<typeof operation>

/**
 * What was owed before a moment: everything that was posted earlier, summed by asset and account. Whole
 * days come from the roll-up that sealing writes, the rest of the last day from the sealed postings by
 * their time, and what no block holds yet from the postings themselves: all in one statement, so that
 * nothing is counted twice while a block is being written. Without a moment, everything that is posted.
 */
export async function getLiability(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Liability> {
  const w = sql`${ctx.workspace.uuid}::uuid`
  // What is posted in this very millisecond counts as well.
  const before = input.at ?? ctx.now + 1
  const at = sql`${new Date(before)}::timestamptz`
  const dayStart = new Date(before).toISOString().slice(0, 10)
  const day = sql`${dayStart}::date`
  const program = input.program_id === undefined ? null : uuidOf(input.program_id)
  if (program !== null) await requireProgram(ctx, program)

  const isOf = program === null ? sql`true` : sql`r.program_id = ${program}::uuid`
  const moved = sql`
    left join rewards r on r.workspace_id = p.workspace_id and r.id = p.reward_id
    cross join lateral (values (p.credit_kind, p.amount), (p.debit_kind, -p.amount)) m(kind, amount)`
  const data = await rows<Liability['data'][number]>(
    ctx.server.database.db,
    sql`with moves as (
        select d.asset, d.kind, d.amount from ledger_days d
          where d.workspace_id = ${w} and d.day < ${day}
            and ${program === null ? sql`true` : sql`d.program_id = ${program}::uuid`}
        union all
        select p.asset, m.kind, m.amount from ledger_leaves l
          join postings p on p.workspace_id = l.workspace_id and p.id = l.posting_id ${moved}
          where l.workspace_id = ${w} and l.posted_at >= ${`${dayStart}T00:00:00Z`}::timestamptz and l.posted_at < ${at}
            and ${isOf}
        union all
        select p.asset, m.kind, m.amount from (select p.* from ${unsealedPostings(w)} and p.posted_at < ${at}) p ${moved}
          where ${isOf})
      select asset, kind as state, sum(amount)::bigint as amount from moves
      where kind = any(${sql.param(owedKinds)}::text[]) group by asset, kind having sum(amount) <> 0
      order by asset, kind`,
  )
  return { at: toInstant(input.at ?? ctx.now), data }
}

async function requireProgram(ctx: Context, program: string): Promise<void> {
  const found = await rows(
    ctx.server.database.db,
    sql`select from programs where workspace_id = ${ctx.workspace.uuid}::uuid and id = ${program}::uuid`,
  )
  if (found.length === 0) throw new Refusal('program_not_found')
}
