import { Refusal } from '@goodword/contract/errors'
import {
  type CreditDecision,
  type CreditFacts,
  decideCredit,
} from '@goodword/domain/credits/decide-credit'
import { grantCredit } from '@goodword/domain/credits/grant-credit'
import { type Id, toId, uuidOf } from '@goodword/domain/ids'
import { noteDue } from '../agenda/note-due.ts'
import type { Context, Unit } from '../context.ts'
import { toolsFor } from '../conversions/decide-in-book.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { readProgram } from '../programs/queries.ts'
import { effectsOwing } from '../wallet/effects-owing.ts'

type LiveProgram = { readonly id: Id<'prg'>; readonly version: number }

/** The live version of a program, which a credit is entered under. */
export async function liveVersionOf(
  unit: Unit,
  ctx: Context,
  programUuid: string,
): Promise<LiveProgram> {
  const program = await readProgram(unit.tx, ctx.workspace.uuid, programUuid)
  if (!program) throw new Refusal('program_not_found')
  if (program.live_version === null) throw new Refusal('program_not_live')
  return { id: toId('prg', program.id), version: program.live_version }
}

/** Decides on a credit and, where it is granted, enters the reward with its receipt. */
export async function decideOn(
  ctx: Context,
  unit: Unit,
  program: LiveProgram,
  facts: CreditFacts,
): Promise<{ readonly decision: CreditDecision; readonly rewardId: Id<'rwd'> | null }> {
  const decision = decideCredit(facts)
  if (decision.result !== 'granted') return { decision, rewardId: null }
  const people = [uuidOf(facts.participant_id)]
  const effects = await effectsOwing(unit, ctx.workspace.uuid, people)
  const reward = grantCredit(effects, toolsFor(ctx), program, facts, decision)
  storeEffects(unit, ctx.workspace.uuid, effects)
  noteDue(ctx, unit, effects)
  return { decision, rewardId: reward.id }
}
