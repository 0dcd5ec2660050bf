import { rows } from '@goodword/db/connect'
import { toInstant } from '@goodword/domain/dates'
import { type Id, uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { loadProgram } from '../programs/load-program.ts'
import { recordedHistory } from './recorded-history.ts'
import { Trial } from './trial.ts'

/** For tests: the first version of a program on its own past, beside what its ledger holds. */
export async function ownPast(ctx: Context, programId: Id<'prg'>) {
  const { db } = ctx.server.database
  const w = ctx.workspace.uuid
  const calendar = (instant: string) => ({ day: instant.slice(0, 10), month: instant.slice(0, 7) })
  const stretch = { from: toInstant(0), to: toInstant(ctx.now + 1) }
  const version = await loadProgram(db, w, uuidOf(programId), 1)
  const trial = new Trial(programId, version, calendar, stretch)
  for await (const page of recordedHistory(ctx, programId)) {
    for (const happening of page) trial.happen(happening)
  }
  const ledger = await rows<{ account: string; asset: string; amount: number }>(
    db,
    sql`with moves as (
        select credit_kind as account, asset, amount from postings where workspace_id = ${w}::uuid
        union all
        select debit_kind, asset, -amount from postings where workspace_id = ${w}::uuid)
      select account, asset, sum(amount)::bigint as amount from moves where account <> 'promised'
      group by account, asset having sum(amount) <> 0 order by account || '|' || asset collate "C"`,
  )
  return { report: trial.finish(), ledger }
}
