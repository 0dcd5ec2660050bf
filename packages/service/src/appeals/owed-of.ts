import { rows } from '@goodword/db/connect'
import { asItStands } from '@goodword/domain/appeals/as-it-stands'
import type { Owed } from '@goodword/domain/appeals/decide-appeal'
import { owedByReceipt, owedForReward } from '@goodword/domain/appeals/owed'
import { toInstant } from '@goodword/domain/dates'
import { toId } from '@goodword/domain/ids'
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
  return found.map((owed) => asItStands(owed, rewards))
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
