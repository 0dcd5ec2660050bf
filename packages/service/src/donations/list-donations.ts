import type { listDonations as operation } from '@goodword/contract/donations'
import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { uuidOf } from '@goodword/domain/ids'
import type { ProgramDocument } from '@goodword/domain/programs/document'
import { sql } from 'drizzle-orm'
import { type Context, dbOf } from '../context.ts'
import { loadProgram } from '../programs/load-program.ts'

/** What the accounts of a program's beneficiaries hold, by the ledger itself. */
export async function listDonations(
  ctx: Context,
  { program_id }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const w = sql`${ctx.workspace.uuid}::uuid`
  const program = sql`${uuidOf(program_id)}::uuid`
  const db = dbOf(ctx)
  const [found] = await rows<{ live_version: number | null }>(
    db,
    sql`select live_version from programs where workspace_id = ${w} and id = ${program}`,
  )
  if (!found) throw new Refusal('program_not_found')
  const sums = await rows<{ kind: string; asset: string; amount: number }>(
    db,
    sql`select kind, asset, sum(amount)::bigint as amount from (
        select credit_kind as kind, asset, amount from postings
          where workspace_id = ${w} and credit_owner = ${program} and credit_kind like 'donated:%'
        union all
        select debit_kind, asset, -amount from postings
          where workspace_id = ${w} and debit_owner = ${program} and debit_kind like 'donated:%') moves
      group by kind, asset order by kind, asset`,
  )
  const names = await namesIn(ctx, uuidOf(program_id), found.live_version)
  return {
    data: sums.map(({ kind, asset, amount }) => {
      const beneficiary = kind.slice('donated:'.length)
      return { beneficiary, name: names[beneficiary]?.name ?? null, asset, amount: Number(amount) }
    }),
  }
}

async function namesIn(
  ctx: Context,
  programUuid: string,
  version: number | null,
): Promise<NonNullable<ProgramDocument['beneficiaries']>> {
  if (version === null) return {}
  const { document } = await loadProgram(dbOf(ctx), ctx.workspace.uuid, programUuid, version)
  return document.beneficiaries ?? {}
}
