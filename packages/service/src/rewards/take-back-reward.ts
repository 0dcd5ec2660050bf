import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { takeBackReward as operation } from '@goodword/contract/rewards'
import { rows } from '@goodword/db/connect'
import { toInstant } from '@goodword/domain/dates'
import { noEffects } from '@goodword/domain/effects/effects'
import { uuidOf } from '@goodword/domain/ids'
import { BY_STAFF, mayBeTakenBack, takeBack } from '@goodword/domain/rewards/take-back'
import { knowLots } from '@goodword/domain/wallet/move-lots'
import { sql } from 'drizzle-orm'
import { noteAction } from '../audit-log/note-action.ts'
import { type Context, transaction } from '../context.ts'
import { toolsFor } from '../conversions/decide-in-book.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { loadProgram } from '../programs/load-program.ts'
import { readLotsById } from '../wallet/read-lots.ts'
import { lockReward } from './lock-reward.ts'
import { rewardBody } from './reward-body.ts'

/** Staff take back what staff gave by hand: by new postings, with their reason in the audit log. */
export function takeBackReward(
  ctx: Context,
  { reward_id, note }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const w = ctx.workspace.uuid
  return transaction(ctx, async (unit) => {
    const uuid = uuidOf(reward_id)
    const reward = await lockReward(unit, w, sql`id = ${uuid}::uuid`)
    if (!reward) throw new Refusal('reward_not_found')
    if (!mayBeTakenBack(reward)) throw new Refusal('reward_not_by_hand')
    const [paying] = await rows(
      unit.tx,
      sql`select 1 from payout_items where workspace_id = ${w}::uuid and reward_id = ${uuid}::uuid and is_live`,
    )
    if (paying) throw new Refusal('reward_in_payout')

    const { document } = await loadProgram(
      unit.tx,
      w,
      uuidOf(reward.program_id),
      reward.program_version,
    )
    const effects = noEffects()
    knowLots(effects, await readLotsById(unit.tx, w, [uuid]))
    const back = takeBack(effects, toolsFor(ctx), reward, toInstant(ctx.now), {
      mayOwe: document.negative_balance === 'allowed',
      reason: BY_STAFF,
    })
    storeEffects(unit, w, effects)
    noteAction(ctx, unit, {
      action: 'reward.taken_back',
      subject: reward.id,
      before: rewardBody(reward),
      after: { ...rewardBody(back), note },
    })
    return rewardBody(back)
  })
}
