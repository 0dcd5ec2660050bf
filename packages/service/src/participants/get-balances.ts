import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { getBalances as operation } from '@goodword/contract/participants'
import { rows } from '@goodword/db/connect'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

type Balance = Reply<typeof operation>['data'][number]

/** What a participant holds, by state and asset; what has come to nothing is left out. */
export async function getBalances(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const uuid = uuidOf(input.participant_id)
  const found = await rows<Balance | { kind: null }>(
    ctx.server.database.db,
    sql`select b.kind, b.asset, b.amount from participants p
      left join balances b on b.workspace_id = p.workspace_id and b.participant_id = p.id and b.amount <> 0
      where p.workspace_id = ${ctx.workspace.uuid}::uuid and p.id = ${uuid}::uuid order by b.asset, b.kind`,
  )
  if (found.length === 0) throw new Refusal('participant_not_found')
  return { data: found.filter((row): row is Balance => row.kind !== null), next_cursor: null }
}
