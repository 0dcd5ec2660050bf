import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { listLots as operation } from '@goodword/contract/wallet'
import { toInstant } from '@goodword/domain/dates'
import { uuidOf } from '@goodword/domain/ids'
import { runsOutFirst } from '@goodword/domain/wallet/choose-lots'
import { isSpendable } from '@goodword/domain/wallet/lot'
import { type Context, dbOf } from '../context.ts'
import { isParticipant } from '../participants/queries.ts'
import { readLots } from './read-lots.ts'

/** What a participant's balances are made of, first that which runs out first. */
export async function listLots(
  ctx: Context,
  { participant_id }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const uuid = uuidOf(participant_id)
  const lots = await readLots(dbOf(ctx), ctx.workspace.uuid, uuid)
  if (lots.length === 0 && !(await isParticipant(dbOf(ctx), ctx.workspace.uuid, uuid))) {
    throw new Refusal('participant_not_found')
  }
  const now = toInstant(ctx.now)
  const data = lots
    .filter((lot) => isSpendable(lot, now))
    .sort(runsOutFirst)
    .map((lot) => ({
      id: lot.id,
      program_id: lot.program_id,
      reward_id: lot.reward_id,
      asset: lot.asset,
      amount: lot.amount,
      remaining: lot.remaining,
      obtained_at: lot.obtained_at,
      expires_at: lot.expires_at,
    }))
  return { data, next_cursor: null }
}
