import type {
  openAppeal as operation,
  openWidgetAppeal as widgetOperation,
} from '@goodword/contract/appeals'
import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { toInstant } from '@goodword/domain/dates'
import { noEffects } from '@goodword/domain/effects/effects'
import { tell } from '@goodword/domain/effects/gather'
import { type Id, toId, uuidOf } from '@goodword/domain/ids'
import { usualAppeals } from '@goodword/domain/programs/document/appeals'
import { sql } from 'drizzle-orm'
import { noteAt } from '../agenda/note-due.ts'
import { noteAction } from '../audit-log/note-action.ts'
import { type Context, type CustomerContext, transaction, type Unit } from '../context.ts'
import { toolsFor } from '../conversions/decide-in-book.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { requireCustomer } from '../participants/find-customer.ts'
import { sealWords } from '../participants/sealed-words.ts'
import { loadProgram } from '../programs/load-program.ts'
import { readProgram } from '../programs/queries.ts'
import { limitedBy } from '../rate-limits/by-customer.ts'
import {
  type AppealRow,
  appealBody,
  type Plea,
  pleaLabel,
  pleaOf,
  readAppeals,
  widgetAppealBody,
} from './appeal-row.ts'
import { type Contested, contestedOf } from './contested.ts'

/** Contests a decision on behalf of a participant. */
export function openAppeal(
  ctx: Context,
  { participant_id, ...input }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  return transaction(ctx, async (unit) => {
    const { row, isNew } = await open(ctx, unit, participant_id, input)
    const body = appealBody(ctx, row)
    if (isNew) {
      // What the customer wrote stays under their key alone.
      const after = { ...body, text: null, evidence: [] }
      noteAction(ctx, unit, {
        action: 'appeal.opened',
        subject: body.id as Id,
        before: null,
        after,
      })
    }
    return body
  })
}

/** The customer of a page contests a decision about them. */
export async function openWidgetAppeal(
  ctx: CustomerContext,
  input: UseCaseInput<typeof widgetOperation>,
): Promise<Reply<typeof widgetOperation>> {
  const participantId = await requireCustomer(ctx)
  limitedBy(ctx, 'appeals', participantId)
  return transaction(ctx, async (unit) => {
    const { row } = await open(ctx, unit, participantId, input)
    return widgetAppealBody(ctx, row)
  })
}

type Input = Omit<UseCaseInput<typeof operation>, 'participant_id'>

async function open(
  ctx: Context,
  unit: Unit,
  participantId: Id<'par'>,
  input: Input,
): Promise<{ readonly row: AppealRow; readonly isNew: boolean }> {
  const w = sql`${ctx.workspace.uuid}::uuid`
  const participant = uuidOf(participantId)
  const [locked] = await rows(
    unit.tx,
    sql`select id from participants where workspace_id = ${w} and id = ${participant}::uuid
      and erased_at is null for update`,
  )
  if (!locked) throw new Refusal('participant_not_found')

  const contested = await contestedOf(ctx, unit, participantId, input)
  const plea = { text: input.text, evidence: input.evidence }
  const [earlier] = await readAppeals(
    unit.tx,
    ctx.workspace.uuid,
    sql`a.participant_id = ${participant}::uuid and a.subject = ${contested.subject}`,
  )
  if (earlier && isTheSameMatter(earlier, contested)) {
    return { row: again(ctx, earlier, plea), isNew: false }
  }

  const id = ctx.server.newId('apl')
  await insert(ctx, unit, id, participant, contested, plea)
  const [row] = await readAppeals(unit.tx, ctx.workspace.uuid, sql`a.id = ${uuidOf(id)}::uuid`)
  return { row: row!, isNew: true }
}

/** An answer holds for good, unless what it was about has come about anew since. */
function isTheSameMatter({ state, decided_at }: AppealRow, { since }: Contested): boolean {
  return state === 'open' || since === null || decided_at!.getTime() >= since.getTime()
}

function again(ctx: Context, earlier: AppealRow, plea: Plea): AppealRow {
  if (earlier.state !== 'open') throw new Refusal('appeal_decided', { reason: earlier.state })
  const known = pleaOf(ctx, earlier)
  if (JSON.stringify(known) !== JSON.stringify(plea)) throw new Refusal('appeal_open')
  return earlier
}

async function insert(
  ctx: Context,
  unit: Unit,
  id: Id<'apl'>,
  participant: string,
  contested: Contested,
  plea: Plea,
): Promise<void> {
  const uuid = uuidOf(id)
  const { due_hours, overdue } = await policyOf(ctx, unit, contested.programId)
  const { sealed } = await sealWords(ctx, unit.tx, participant, pleaLabel(uuid), plea)
  const dueAt = new Date(ctx.now + due_hours * HOUR)
  const effects = noEffects()
  tell(effects, toolsFor(ctx), 'appeal.opened', id, toInstant(ctx.now), {
    appeal_id: id,
    participant_id: toId('par', participant),
    program_id: toId('prg', contested.programId),
    reason: contested.reason,
    due_at: toInstant(dueAt.getTime()),
  })
  storeEffects(unit, ctx.workspace.uuid, effects)
  await rows(
    unit.tx,
    sql`insert into appeals (workspace_id, id, program_id, participant_id, subject, decision_id, reward_id, referral_id,
        reason, signal, state, sealed, overdue, opened_at, answer_by, due_at)
      values (${ctx.workspace.uuid}::uuid, ${uuid}::uuid, ${contested.programId}::uuid, ${participant}::uuid,
        ${contested.subject}, ${contested.decisionId}::uuid, ${contested.rewardId}::uuid, ${contested.referralId}::uuid,
        ${contested.reason}, ${contested.signal}, 'open', ${sealed}, ${overdue}, ${new Date(ctx.now)}, ${dueAt}, ${dueAt})`,
  )
  const realDue = new Date(dueAt.getTime() - ctx.workspace.clockOffsetMs)
  unit.afterCommit(() => {
    noteAt(ctx.server, ctx.workspace.uuid, realDue).catch(() => {})
  })
}

const HOUR = 3_600_000

/** What the program says now: of how it answers, not of what it promised then. */
async function policyOf(ctx: Context, unit: Unit, programUuid: string) {
  const program = await readProgram(unit.tx, ctx.workspace.uuid, programUuid)
  const version = program!.live_version!
  const { document } = await loadProgram(unit.tx, ctx.workspace.uuid, programUuid, version)
  return document.appeals ?? usualAppeals
}
