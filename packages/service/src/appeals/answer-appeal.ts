import { Refusal } from '@goodword/contract/errors'
import { rows } from '@goodword/db/connect'
import { appealMayBecome } from '@goodword/domain/appeals/appeal-states'
import {
  type AppealDecision,
  decideAppeal,
  type Owed,
} from '@goodword/domain/appeals/decide-appeal'
import { grantOwed } from '@goodword/domain/appeals/grant-owed'
import { toInstant } from '@goodword/domain/dates'
import { tell } from '@goodword/domain/effects/gather'
import type { Actor } from '@goodword/domain/four-eyes/four-eyes'
import { toId, uuidOf } from '@goodword/domain/ids'
import type { PrizeBounds } from '@goodword/domain/prizes/bound-prizes'
import type { Program } from '@goodword/domain/programs/compile-program'
import { sql } from 'drizzle-orm'
import { noteDue } from '../agenda/note-due.ts'
import type { Context, Unit } from '../context.ts'
import { toolsFor } from '../conversions/decide-in-book.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { lockPeople } from '../participants/lock-people.ts'
import { sealWords } from '../participants/sealed-words.ts'
import { loadPrizeBounds } from '../prizes/prize-bounds.ts'
import { loadProgram } from '../programs/load-program.ts'
import { readProgram } from '../programs/queries.ts'
import { decideReferral } from '../referrals/decide-referral.ts'
import { effectsOwing } from '../wallet/effects-owing.ts'
import { readWorkspace } from '../workspaces/queries.ts'
import { type AppealRow, answerLabel, readAppeals } from './appeal-row.ts'
import { owedOf } from './owed-of.ts'

export type Answer = {
  readonly outcome: 'upheld' | 'rejected'
  /** What the customer reads; none where the deadline decides. */
  readonly text: string | null
  /** Who decides; null where the deadline does. */
  readonly by: Actor | null
}

/**
 * Answers an open appeal. Upheld, the denial of a referral is taken back by a new decision, or what was not
 * given, or was taken back, is given anew: nothing that happened is edited. All of it in one transaction.
 */
export async function answerAppeal(
  ctx: Context,
  unit: Unit,
  known: AppealRow,
  answer: Answer,
): Promise<AppealDecision> {
  const isUpheldReferral = answer.outcome === 'upheld' && isAboutReferral(known)
  // Whoever else the referral concerns is locked with them, in order.
  const hasOverturned = isUpheldReferral && (await overturn(ctx, unit, known.referral_id!))
  if (!hasOverturned) await lockPeople(unit, ctx.workspace.uuid, [known.participant_id])
  const appeal = await lockAppeal(ctx, unit, known.id)
  if (!appealMayBecome(appeal.state, answer.outcome)) {
    throw new Refusal('appeal_decided', { reason: appeal.state })
  }
  const owed =
    answer.outcome === 'upheld' && !isAboutReferral(appeal) ? await owedOf(ctx, unit, appeal) : []
  const { fourEyes } = await readWorkspace(unit.tx, ctx.workspace.uuid)
  const { programs, live, bounds } = await programsFor(ctx, unit, appeal, owed)
  const facts = {
    now: toInstant(ctx.now),
    appeal_id: toId('apl', appeal.id),
    participant_id: toId('par', appeal.participant_id),
    about: isAboutReferral(appeal) ? 'referral' : 'rewards',
    outcome: answer.outcome,
    by: answer.by,
    limits: fourEyes,
    proposed_by:
      appeal.proposed_by === null
        ? null
        : { id: appeal.proposed_by, name: appeal.proposed_by_name! },
    owed,
    ...(bounds && { bounds }),
  } as const
  const decision = decideAppeal(facts, programs)
  if (decision.result === 'proposed') {
    if (facts.proposed_by && answer.by) throw new Refusal('second_person_needed')
    await propose(ctx, unit, appeal, answer)
    return decision
  }

  const tools = toolsFor(ctx)
  const effects = await effectsOwing(unit, ctx.workspace.uuid, [appeal.participant_id])
  const { decisionId, rewards } = grantOwed(effects, tools, facts, decision, {
    programId: toId('prg', appeal.program_id),
    programVersion: live.version,
    referralId: appeal.referral_id === null ? null : toId('ref', appeal.referral_id),
    conversionId: null,
    programs,
  })
  tell(effects, tools, 'appeal.decided', facts.appeal_id, facts.now, {
    appeal_id: facts.appeal_id,
    participant_id: facts.participant_id,
    program_id: toId('prg', appeal.program_id),
    state: decision.result,
    reason: appeal.reason,
    referral_id: appeal.referral_id && toId('ref', appeal.referral_id),
    reward_ids: rewards.map(({ id }) => id),
    by_deadline: answer.by === null,
  })
  storeEffects(unit, ctx.workspace.uuid, effects)
  noteDue(ctx, unit, effects)
  await close(ctx, unit, appeal, answer, decision.result, decisionId)
  return decision
}

function isAboutReferral({ subject }: AppealRow): boolean {
  return subject.startsWith('ref_')
}

/** Takes the denial back, where it still stands. */
async function overturn(ctx: Context, unit: Unit, referralUuid: string): Promise<boolean> {
  const [found] = await rows(
    unit.tx,
    sql`select 1 from referrals where workspace_id = ${ctx.workspace.uuid}::uuid and id = ${referralUuid}::uuid
      and state = 'denied'`,
  )
  if (!found) return false
  await decideReferral(ctx, unit, toId('ref', referralUuid), 'approved')
  return true
}

async function lockAppeal(ctx: Context, unit: Unit, uuid: string): Promise<AppealRow> {
  const isMeant = sql`a.id = ${uuid}::uuid`
  await rows(
    unit.tx,
    sql`select a.id from appeals a where a.workspace_id = ${ctx.workspace.uuid}::uuid and ${isMeant} for update`,
  )
  const [appeal] = await readAppeals(unit.tx, ctx.workspace.uuid, isMeant)
  return appeal!
}

async function programsFor(
  ctx: Context,
  unit: Unit,
  appeal: AppealRow,
  owed: readonly Owed[],
): Promise<{
  readonly programs: Map<number, Program>
  readonly live: Program
  readonly bounds?: PrizeBounds
}> {
  const workspaceId = ctx.workspace.uuid
  const program = await readProgram(unit.tx, workspaceId, appeal.program_id)
  const load = (version: number) => loadProgram(unit.tx, workspaceId, appeal.program_id, version)
  const live = await load(program!.live_version!)
  const programs = new Map([[live.version, live]])
  for (const { program_version } of owed) programs.set(program_version, await load(program_version))
  const [first] = owed
  if (!first) return { programs, live }
  // What one appeal is about was promised under one version.
  const promised = programs.get(first.program_version)!
  const person = toId('par', appeal.participant_id)
  const { bounds } = await loadPrizeBounds(ctx, unit, appeal.program_id, promised, [person])
  return { programs, live, ...(bounds && { bounds }) }
}

/** One person wants to uphold it, and another must; no deadline stands in for either. */
async function propose(ctx: Context, unit: Unit, appeal: AppealRow, { by }: Answer): Promise<void> {
  await rows(
    unit.tx,
    sql`update appeals set proposed_by = ${by?.id ?? null}, proposed_by_name = ${by?.name ?? null},
        due_at = ${by ? sql`due_at` : null}
      where workspace_id = ${ctx.workspace.uuid}::uuid and id = ${appeal.id}::uuid`,
  )
}

async function close(
  ctx: Context,
  unit: Unit,
  { id, participant_id }: AppealRow,
  { text, by }: Answer,
  state: 'upheld' | 'rejected',
  receiptId: `dec_${string}`,
): Promise<void> {
  const words =
    text === null ? undefined : await sealWords(ctx, unit.tx, participant_id, answerLabel(id), text)
  await rows(
    unit.tx,
    sql`update appeals set state = ${state}, sealed_answer = ${words?.sealed ?? null}::bytea, due_at = null,
        decided_by = ${by?.id ?? null}, decided_by_name = ${by?.name ?? null}, decided_at = ${new Date(ctx.now)},
        receipt_id = ${uuidOf(receiptId)}::uuid
      where workspace_id = ${ctx.workspace.uuid}::uuid and id = ${id}::uuid`,
  )
}
