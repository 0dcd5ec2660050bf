import type {
  openClaim as operation,
  openWidgetClaim as widgetOperation,
} from '@goodword/contract/claims'
import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { toInstant } from '@goodword/domain/dates'
import { noEffects } from '@goodword/domain/effects/effects'
import { tell } from '@goodword/domain/effects/gather'
import { type Id, toId, uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { noteAt } from '../agenda/note-due.ts'
import { noteAction } from '../audit-log/note-action.ts'
import { type Context, type CustomerContext, transaction, type Unit } from '../context.ts'
import { toolsFor } from '../conversions/decide-in-book.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { requireCustomer } from '../participants/find-customer.ts'
import { identitiesOf } from '../participants/person.ts'
import { sealWords } from '../participants/sealed-words.ts'
import { readProgram } from '../programs/queries.ts'
import { limitedBy } from '../rate-limits/by-customer.ts'
import { chooseProgram } from '../widget/get-session.ts'
import {
  claimBody,
  friendLabel,
  type HandClaimRow,
  readHandClaims,
  widgetClaimBody,
} from './claim-row.ts'
import { tellClosed } from './close-claim.ts'
import { claimsPolicyOf, matchClaim } from './match-claim.ts'

/** How many claims of one advocate may wait at a time: nobody tries order numbers by the hundred. */
const OPEN_MAX = 20
/** An order that was being recorded while the claim was opened is seen by then. */
const LOOK_AGAIN_MS = 60_000
const HOUR = 3_600_000

/** Claims a friend by hand on behalf of an advocate. */
export function openClaim(
  ctx: Context,
  { participant_id, ...input }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  return transaction(ctx, async (unit) => {
    const { program_id } = input
    const isKnown =
      program_id === undefined ||
      (await readProgram(unit.tx, ctx.workspace.uuid, uuidOf(program_id))) !== undefined
    if (!isKnown) throw new Refusal('program_not_found')
    const { row, isNew } = await open(ctx, unit, participant_id, input)
    const body = claimBody(ctx, row)
    if (isNew) {
      const after = { ...body, friend: null }
      noteAction(ctx, unit, {
        action: 'claim.opened',
        subject: toId('clm', row.id),
        before: null,
        after,
      })
    }
    return body
  })
}

/** The customer of a page says that a friend bought, and that they do not see it. */
export async function openWidgetClaim(
  ctx: CustomerContext,
  input: UseCaseInput<typeof widgetOperation>,
): Promise<Reply<typeof widgetOperation>> {
  const participantId = await requireCustomer(ctx)
  limitedBy(ctx, 'claims', participantId)
  return transaction(ctx, async (unit) => {
    const { row } = await open(ctx, unit, participantId, { ...input, type: 'order' })
    return widgetClaimBody(ctx, row)
  })
}

type Input = Omit<UseCaseInput<typeof operation>, 'participant_id'>

async function open(
  ctx: Context,
  unit: Unit,
  participantId: Id<'par'>,
  input: Input,
): Promise<{ readonly row: HandClaimRow; readonly isNew: boolean }> {
  const { id: program } = await chooseProgram({ ...ctx, unit }, input)
  const participant = uuidOf(participantId)
  const isSame = sql`h.participant_id = ${participant}::uuid and h.program_id = ${program}::uuid
    and h.type = ${input.type} and h.external_id = ${input.order_number}`
  const [known] = await readHandClaims(unit.tx, ctx.workspace.uuid, isSame)
  if (known) return { row: known, isNew: false }

  if (input.shared_at !== undefined && input.shared_at > ctx.now) {
    const message = 'This lies in the future.'
    throw new Refusal('invalid_input', { fields: [{ pointer: '/shared_at', message }] })
  }
  await refuseTooMany(ctx, unit, participant)
  const policy = await claimsPolicyOf(ctx, unit, program)
  if (!policy.isTaken) throw new Refusal('claims_not_taken')
  const indexes = new Map(
    identitiesOf(ctx.vault, input.friend).map(({ kind, blindIndex }) => [kind, blindIndex]),
  )
  const wanted = {
    id: uuidOf(ctx.server.newId('clm')),
    program_id: program,
    participant_id: participant,
    type: input.type,
    external_id: input.order_number,
    email_index: indexes.get('email') ?? null,
    phone_index: indexes.get('phone') ?? null,
    shared_at: input.shared_at === undefined ? null : new Date(input.shared_at),
  }
  // Attribution locks whom it concerns, in order; a second claim of the same order stops at its unique key.
  const found = await matchClaim(ctx, unit, wanted, false)
  const isMatched = found.referralId !== null
  const words = friendLabel(wanted.id)
  const { sealed } = await sealWords(ctx, unit.tx, participant, words, input.friend)
  const effects = noEffects()
  const id = toId('clm', wanted.id)
  const answerBy = ctx.now + policy.due_hours * HOUR
  tell(effects, toolsFor(ctx), 'claim.opened', id, toInstant(ctx.now), {
    claim_id: id,
    participant_id: participantId,
    program_id: toId('prg', program),
    due_at: toInstant(answerBy),
  })
  storeEffects(unit, ctx.workspace.uuid, effects)
  const now = new Date(ctx.now)
  const lookAt = isMatched ? null : new Date(ctx.now + LOOK_AGAIN_MS)
  await rows(
    unit.tx,
    sql`insert into hand_claims (workspace_id, id, program_id, participant_id, type, external_id, email_index, phone_index,
        sealed, shared_at, state, finding, is_proven, overdue, opened_at, answer_by, waits_until, due_at, conversion_id,
        referral_id, decided_at)
      values (${ctx.workspace.uuid}::uuid, ${wanted.id}::uuid, ${program}::uuid, ${participant}::uuid, ${input.type},
        ${input.order_number}, ${wanted.email_index}::bytea, ${wanted.phone_index}::bytea, ${sealed}, ${wanted.shared_at},
        ${isMatched ? 'matched' : 'open'}, ${found.finding}, ${found.isProven}, ${policy.overdue}, ${now},
        ${new Date(answerBy)}, ${new Date(ctx.now + policy.wait_days * 24 * HOUR)}, ${lookAt},
        ${found.conversionId}::uuid, ${found.referralId}::uuid, ${isMatched ? now : null})`,
  )
  if (isMatched) tellClosed(ctx, unit, wanted, 'matched', found)
  if (lookAt) {
    const realLook = new Date(lookAt.getTime() - ctx.workspace.clockOffsetMs)
    unit.afterCommit(() => {
      noteAt(ctx.server, ctx.workspace.uuid, realLook).catch(() => {})
    })
  }
  const [row] = await readHandClaims(unit.tx, ctx.workspace.uuid, sql`h.id = ${wanted.id}::uuid`)
  return { row: row!, isNew: true }
}

async function refuseTooMany(ctx: Context, unit: Unit, participant: string): Promise<void> {
  const [found] = await rows<{ is_there: boolean; open: number }>(
    unit.tx,
    sql`select exists (select from participants where workspace_id = ${ctx.workspace.uuid}::uuid
          and id = ${participant}::uuid and erased_at is null) as is_there,
        (select count(*)::int from hand_claims where workspace_id = ${ctx.workspace.uuid}::uuid
          and participant_id = ${participant}::uuid and state = 'open') as open`,
  )
  if (!found!.is_there) throw new Refusal('participant_not_found')
  if (found!.open >= OPEN_MAX) throw new Refusal('claims_too_many')
}
