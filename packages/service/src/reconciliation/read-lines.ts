import type { ReconciliationLine } from '@goodword/contract/reconciliation'
import { rows } from '@goodword/db/connect'
import { toId } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import type { InferInput } from 'valibot'
import type { Context } from '../context.ts'
import { rewardsIn, type Scope } from './scope.ts'

type Line = InferInput<typeof ReconciliationLine>
type LineRow = Omit<Line, 'program_id' | 'difference'> & { readonly program_id: string }

/**
 * Three books against each other: what the ledger promised and took back, what the rewards say they are
 * worth, and what the payouts hold. Where all three are right, the difference is nothing.
 */
export async function readLines(ctx: Context, scope: Scope): Promise<Line[]> {
  const { w } = scope
  const found = await rows<LineRow>(
    ctx.server.database.db,
    sql`with chosen as (select r.* from rewards r where ${rewardsIn(scope)}),
      posted as (
        select p.reward_id, sum(p.amount) filter (where p.debit_kind = 'promised') as earned,
          sum(p.amount) filter (where p.credit_kind = 'promised') as taken_back
        from postings p where p.workspace_id = ${w} and p.reward_id in (select id from chosen) group by p.reward_id),
      living as (
        select i.reward_id, p.state from payout_items i
          join payouts p on p.workspace_id = ${w} and p.id = i.payout_id
        where i.workspace_id = ${w} and i.is_live and i.reward_id in (select id from chosen))
      select r.program_id, r.asset, coalesce(r.beneficiary, r.recipient) as recipient,
        coalesce(sum(m.earned), 0)::bigint as earned,
        coalesce(sum(m.taken_back), 0)::bigint as taken_back,
        coalesce(sum(r.amount) filter (where r.state = 'held'), 0)::bigint as held,
        coalesce(sum(r.amount) filter (where l.state is null and r.paid_at is null and r.state = s.payable_in), 0)::bigint as payable,
        coalesce(sum(r.amount) filter (where l.state = 'scheduled' and r.state = s.payable_in), 0)::bigint as scheduled,
        coalesce(sum(r.amount) filter (where l.state = 'sent' and r.state = 'issued'), 0)::bigint as in_flight,
        coalesce(sum(r.amount) filter (where l.state = 'settled' and r.state = 'issued' and r.paid_at is not null), 0)::bigint as paid
      from chosen r
        cross join lateral (select case r.kind when 'cash' then 'available' else 'issued' end as payable_in) s
        left join posted m on m.reward_id = r.id
        left join living l on l.reward_id = r.id
      group by 1, 2, 3 order by 1, 2, 3`,
  )
  return found.map(({ program_id, ...line }) => ({
    ...line,
    program_id: toId('prg', program_id),
    difference:
      line.earned -
      (line.held + line.payable + line.scheduled + line.in_flight + line.paid + line.taken_back),
  }))
}
