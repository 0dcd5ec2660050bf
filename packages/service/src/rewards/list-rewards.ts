import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type {
  getReward as getOperation,
  listRewards as operation,
} from '@goodword/contract/rewards'
import { rows } from '@goodword/db/connect'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { toReward } from '../conversions/from-rows.ts'
import { pageRows, pageStart, toPage } from '../page.ts'
import { rewardBody } from './reward-body.ts'

type RewardRow = Record<string, unknown> & { readonly id: string }

/** Rewards, newest first; those of one participant, or in one state, where asked. */
export async function listRewards(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const { participant_id, state } = input
  const ofParticipant = participant_id
    ? sql`and participant_id = ${uuidOf(participant_id)}::uuid`
    : sql``
  const inState = state ? sql`and state = ${state}` : sql``
  const found = await rows<RewardRow>(
    ctx.server.database.db,
    sql`select * from rewards
      where workspace_id = ${ctx.workspace.uuid}::uuid and id < ${pageStart(input)}::uuid ${ofParticipant} ${inState}
      order by id desc limit ${pageRows(input)}`,
  )
  return toPage(found, input, (row) => rewardBody(toReward(row)))
}

/** One reward. */
export async function getReward(
  ctx: Context,
  input: UseCaseInput<typeof getOperation>,
): Promise<Reply<typeof getOperation>> {
  const [row] = await rows<RewardRow>(
    ctx.server.database.db,
    sql`select * from rewards where workspace_id = ${ctx.workspace.uuid}::uuid
      and id = ${uuidOf(input.reward_id)}::uuid`,
  )
  if (!row) throw new Refusal('reward_not_found')
  return rewardBody(toReward(row))
}
