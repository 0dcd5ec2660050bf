import type {
  chooseWidgetReward as choosing,
  listWidgetRewardOptions as listing,
} from '@goodword/contract/choices'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { type Id, uuidOf } from '@goodword/domain/ids'
import { customerReason } from '@goodword/domain/receipts/customer-reason'
import { type SQL, sql } from 'drizzle-orm'
import { type CustomerContext, transaction } from '../context.ts'
import { chooseIn } from './choose-reward.ts'
import { listOptions } from './list-reward-options.ts'

/** Between what the customer of this page may choose. */
export function listWidgetRewardOptions(
  ctx: CustomerContext,
  { reward_id }: UseCaseInput<typeof listing>,
): Promise<Reply<typeof listing>> {
  return listOptions(ctx, ownReward(ctx, reward_id))
}

/** The customer of this page chooses. */
export function chooseWidgetReward(
  ctx: CustomerContext,
  { reward_id, option }: UseCaseInput<typeof choosing>,
): Promise<Reply<typeof choosing>> {
  return transaction(ctx, async (unit) => {
    const which = ownReward(ctx, reward_id)
    // By what bound it is the merchant's.
    const chosen = await chooseIn(ctx, unit, which, option, (why) => customerReason(why)!)
    const { id, kind, amount, asset, state } = chosen
    return { id, kind, amount, asset, state }
  })
}

/** Somebody else's reward is none that there is. */
function ownReward({ workspace, customer }: CustomerContext, rewardId: Id<'rwd'>): SQL {
  return sql`id = ${uuidOf(rewardId)}::uuid and participant_id = (
    select p.id from participants p where p.workspace_id = ${workspace.uuid}::uuid
      and p.external_id = ${customer.external_id})`
}
