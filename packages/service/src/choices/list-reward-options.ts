import type { listRewardOptions as operation } from '@goodword/contract/choices'
import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { uuidOf } from '@goodword/domain/ids'
import { type SQL, sql } from 'drizzle-orm'
import { type Context, dbOf } from '../context.ts'
import { toReward } from '../conversions/from-rows.ts'
import { optionsOf } from './options-of.ts'

/** Between what the recipient of a reward may choose. */
export function listRewardOptions(
  ctx: Context,
  { reward_id }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  return listOptions(ctx, sql`id = ${uuidOf(reward_id)}::uuid`)
}

export async function listOptions(ctx: Context, which: SQL): Promise<Reply<typeof operation>> {
  const [row] = await rows<Record<string, unknown>>(
    dbOf(ctx),
    sql`select * from rewards where workspace_id = ${ctx.workspace.uuid}::uuid and ${which}`,
  )
  if (!row) throw new Refusal('reward_not_found')
  const reward = toReward(row)
  const options = await optionsOf(dbOf(ctx), ctx.workspace.uuid, reward)
  return {
    reward_id: reward.id,
    chosen: reward.choice?.chosen ?? null,
    options: options.map(({ option, give, amount, left }) => ({
      option,
      kind: give.kind,
      amount,
      asset: give.value.asset,
      label: give.label ?? null,
      left,
    })),
  }
}
