import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { getBalances as operation } from '@goodword/contract/participants'
import { rows } from '@goodword/db/connect'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { type Context, dbOf } from '../context.ts'
import { isParticipant } from './queries.ts'

type Balances = Reply<typeof operation>

/** What a participant holds, by asset and state; nothing is left out but what is nothing. */
export async function getBalances(
  ctx: Context,
  { participant_id }: UseCaseInput<typeof operation>,
): Promise<Balances> {
  const uuid = uuidOf(participant_id)
  const data = await rows<Balances['data'][number]>(
    dbOf(ctx),
    sql`select kind, asset, amount from balances
      where workspace_id = ${ctx.workspace.uuid}::uuid and participant_id = ${uuid}::uuid and amount <> 0
      order by asset, kind`,
  )
  if (data.length === 0 && !(await isParticipant(dbOf(ctx), ctx.workspace.uuid, uuid))) {
    throw new Refusal('participant_not_found')
  }
  return { data, next_cursor: null }
}
