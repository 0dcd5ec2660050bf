import { rows } from '@goodword/db/connect'
import type { Owed } from '@goodword/domain/appeals/decide-appeal'
import { BY_APPEAL, owedByReceipt, owedForReward } from '@goodword/domain/appeals/owed'
import { toInstant } from '@goodword/domain/dates'
import { toId } from '@goodword/domain/ids'
import { wasTakenBack } from '@goodword/domain/rewards/reward-states'
import { sql } from 'drizzle-orm'
import type { Context, Unit } from '../context.ts'
import { toReward } from '../conversions/from-rows.ts'
import { receiptWhole } from '../decisions/queries.ts'
import { loadProgram } from '../programs/load-program.ts'
import type { AppealRow } from './appeal-row.ts'

type Found = Omit<Owed, 'attempts' | 'stands'>

/** What is owed where an appeal about rewards is right, and what of it stands by now; under the person's lock. */
export async function owedOf(ctx: Context, unit: Unit, appeal: AppealRow): Promise<Owed[]> {
  const found = appeal.reward_id
    ? await ofReward(ctx, unit, appeal.reward_id)
    : await ofReceipt(ctx, unit, appeal)
  const own = await rows<Record<string, unknown>>(
    unit.tx,
    sql`select * from rewards where workspace_id = ${ctx.workspace.uuid}::uuid
      and participant_id = ${appeal.participant_id}::uuid and program_id = ${appeal.program_id}::uuid
      and rule = any(${sql.param(found.map(({ rule }) => rule))}::text[])`,
  )
  const rewards = own.map(toReward)
  return found.map((owed) => {
    const given = rewards.filter(
      (reward) =>
        reward.rule === owed.rule &&
        reward.give_index === owed.give_index &&
        reward.instalment === owed.instalment,
    )
    const byAppeal = given.filter(({ cause }) => cause === `${BY_APPEAL}${owed.cause}`)
    const earned = given.filter(({ cause }) => cause === owed.cause)
    return {
      ...owed,
      attempts: byAppeal.length,
      stands: [...byAppeal, ...earned].some(({ state }) => !wasTakenBack(state)),
    }
  })
}

async function ofReward(ctx: Context, unit: Unit, rewardUuid: string): Promise<Found[]> {
  const [row] = await rows<Record<string, unknown>>(
    unit.tx,
    sql`select * from rewards where workspace_id = ${ctx.workspace.uuid}::uuid and id = ${rewardUuid}::uuid`,
  )
  return row ? [owedForReward(toReward(row), toInstant(ctx.now))] : []
}

async function ofReceipt(ctx: Context, unit: Unit, appeal: AppealRow): Promise<Found[]> {
  const receipt = appeal.decision_id && (await receiptWhole({ ...ctx, unit }, appeal.decision_id))
  if (!receipt) return []
  const { facts, result, program_id, program_version, referral_id } = receipt
  const program = await loadProgram(unit.tx, ctx.workspace.uuid, program_id, program_version)
  return owedByReceipt(
    program,
    facts,
    result,
    referral_id === null ? null : toId('ref', referral_id),
    toId('par', appeal.participant_id),
  )
}
