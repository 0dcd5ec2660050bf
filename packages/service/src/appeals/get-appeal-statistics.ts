import type { getAppealStatistics as operation } from '@goodword/contract/appeals'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { toId, uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { type Context, dbOf } from '../context.ts'

type Counted = {
  readonly program_id: string
  readonly reason: string
  readonly signal: string | null
  readonly open: number
  readonly upheld: number
  readonly rejected: number
}

/** How often customers were right, by reason and risk signal; counted from an index. */
export async function getAppealStatistics(
  ctx: Context,
  { program_id }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const count = (state: string) => sql`count(*) filter (where state = ${state})::int`
  const found = await rows<Counted>(
    dbOf(ctx),
    sql`select program_id, reason, signal, ${count('open')} as open, ${count('upheld')} as upheld,
        ${count('rejected')} as rejected
      from appeals where workspace_id = ${ctx.workspace.uuid}::uuid
        ${program_id === undefined ? sql`` : sql`and program_id = ${uuidOf(program_id)}::uuid`}
      group by program_id, reason, signal order by program_id, reason, signal nulls first`,
  )
  return {
    data: found.map((row) => {
      const decided = row.upheld + row.rejected
      return {
        ...row,
        program_id: toId('prg', row.program_id),
        upheld_basis_points: decided === 0 ? null : Math.floor((row.upheld * 10_000) / decided),
      }
    }),
  }
}
