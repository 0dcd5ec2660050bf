import type { verifyCoupon as operation } from '@goodword/contract/coupons'
import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { toInstant } from '@goodword/domain/dates'
import { sql } from 'drizzle-orm'
import { foldCode } from '../codes/fold-code.ts'
import type { Context } from '../context.ts'
import { toReward } from '../conversions/from-rows.ts'
import { couponStanding } from './coupon-standing.ts'

/** Whether a coupon can be redeemed now, and what it is worth. Nothing changes. */
export async function verifyCoupon(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const code = foldCode(input.code)
  if (code === undefined) throw new Refusal('coupon_not_found')
  const [row] = await rows<Record<string, unknown>>(
    ctx.server.database.db,
    sql`select * from rewards where workspace_id = ${ctx.workspace.uuid}::uuid and coupon_code = ${code}`,
  )
  if (!row) throw new Refusal('coupon_not_found')
  const reward = toReward(row)
  const { reason } = couponStanding(reward, toInstant(ctx.now))
  return {
    is_redeemable: reason === null,
    reason,
    reward_id: reward.id,
    participant_id: reward.participant_id,
    amount: reward.amount,
    asset: reward.asset,
    expires_at: reward.expires_at,
  }
}
