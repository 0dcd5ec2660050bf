import type { issueCode as operation } from '@goodword/contract/codes'
import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { toInstant } from '@goodword/domain/dates'
import { noEffects } from '@goodword/domain/effects/effects'
import { tell } from '@goodword/domain/effects/gather'
import { type Id, toId, uuidOf } from '@goodword/domain/ids'
import { type Context, transaction, type Unit } from '../context.ts'
import { toolsFor } from '../conversions/decide-in-book.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { isParticipant } from '../participants/queries.ts'
import { readProgram } from '../programs/queries.ts'
import { newAlias } from './alias.ts'
import { type CodeRow, codeBody } from './code-body.ts'
import { insertCode, readCodeByLook, readGeneratedCode } from './queries.ts'
import { referralTokenOf } from './referral-token.ts'
import { checkVanity, type VanityRefusal } from './vanity.ts'
import { noteVanityCode } from './vanity-codes.ts'

type Input = UseCaseInput<typeof operation>

/** An advocate's code in a program that runs, with a fresh token; with `vanity` one of their own choice besides. */
export async function issueCode(ctx: Context, input: Input): Promise<Reply<typeof operation>> {
  return transaction(ctx, async (unit) => {
    const inUnit: Context = { ...ctx, unit }
    const { code, programVersion } = await ensureCode(inUnit, unit, input)
    const shown =
      input.vanity === undefined ? code : await addVanityCode(inUnit, unit, input, input.vanity)
    const token = await referralTokenOf(inUnit, shown, programVersion)
    return { ...codeBody(ctx, shown), token }
  })
}

/** The generated code of a participant in a program that runs, made where there is none; without a token. */
export async function ensureCode(
  ctx: Context,
  unit: Unit,
  { program_id, participant_id }: Pick<Input, 'program_id' | 'participant_id'>,
): Promise<{ readonly code: CodeRow; readonly programVersion: number }> {
  const { uuid } = ctx.workspace
  const [programId, participantId] = [uuidOf(program_id), uuidOf(participant_id)]
  const [program, isKnown, known] = await Promise.all([
    readProgram(unit.tx, uuid, programId),
    isParticipant(unit.tx, uuid, participantId),
    readGeneratedCode(unit.tx, uuid, participantId, programId),
  ])
  if (!program) throw new Refusal('program_not_found')
  if (program.status !== 'live' || program.live_version === null) {
    throw new Refusal('program_not_live')
  }
  if (!isKnown) throw new Refusal('participant_not_found')
  const code = known ?? (await addGeneratedCode(ctx, unit, programId, participantId))
  return { code, programVersion: program.live_version }
}

async function addGeneratedCode(
  ctx: Context,
  unit: Unit,
  programId: string,
  participantId: string,
): Promise<CodeRow> {
  const { server, workspace } = ctx
  const id = server.newId('cod')
  for (;;) {
    const alias = newAlias(server.master.alias, workspace.uuid, server.randomBytes)
    const stored = await insertCode(unit.tx, workspace.uuid, {
      id: uuidOf(id),
      program_id: programId,
      participant_id: participantId,
      kind: 'generated',
      alias,
      look: alias,
      created_at: new Date(ctx.now),
    })
    if (stored) {
      announce(ctx, unit, id, stored)
      return stored
    }
    // Either the same advocate was served at the same time, or the alias is one that there is already.
    const other = await readGeneratedCode(unit.tx, workspace.uuid, participantId, programId)
    if (other) return other
  }
}

async function addVanityCode(
  ctx: Context,
  unit: Unit,
  { program_id, participant_id }: Input,
  wanted: string,
): Promise<CodeRow> {
  const { server, workspace } = ctx
  const checked = checkVanity(wanted)
  if (checked.kind === 'refused') {
    const fields = [{ pointer: '/vanity', message: refusals[checked.reason] }]
    throw new Refusal('code_refused', { reason: checked.reason, fields })
  }

  const id = server.newId('cod')
  const stored = await insertCode(unit.tx, workspace.uuid, {
    id: uuidOf(id),
    program_id: uuidOf(program_id),
    participant_id: uuidOf(participant_id),
    kind: 'vanity',
    alias: checked.code,
    look: checked.skeleton,
    created_at: new Date(ctx.now),
  })
  if (stored) {
    announce(ctx, unit, id, stored)
    unit.afterCommit(() => noteVanityCode(server, workspace.uuid, checked.skeleton))
    return stored
  }
  const other = await readCodeByLook(unit.tx, workspace.uuid, checked.skeleton)
  const isOwn =
    other?.alias === checked.code &&
    other.program_id === uuidOf(program_id) &&
    other.participant_id === uuidOf(participant_id)
  if (!other || !isOwn) throw new Refusal('code_taken')
  return other
}

function announce(ctx: Context, unit: Unit, id: Id<'cod'>, code: CodeRow): void {
  const effects = noEffects()
  tell(effects, toolsFor(ctx), 'code.issued', id, toInstant(ctx.now), {
    code_id: id,
    program_id: toId('prg', code.program_id),
    participant_id: toId('par', code.participant_id),
  })
  storeEffects(unit, ctx.workspace.uuid, effects)
}

const refusals: Readonly<Record<VanityRefusal, string>> = {
  bad_characters: 'Use letters from A to Z, digits and inner dashes.',
  too_short: 'Use 4 letters or digits at least.',
  too_long: 'Use 20 characters at most.',
  generated_shape: 'This looks like a code that we make ourselves; choose another.',
  reserved: 'This word is reserved.',
  profane: 'Choose another word.',
}
