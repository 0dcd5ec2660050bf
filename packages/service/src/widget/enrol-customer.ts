import type { Body, Reply } from '@goodword/contract/operation'
import type { enrolCustomer as operation } from '@goodword/contract/widget'
import { rows } from '@goodword/db/connect'
import { type Id, toId, uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { readClickToken } from '../codes/click-token.ts'
import { ensureCode } from '../codes/issue-code.ts'
import { type CustomerContext, transaction, type Unit } from '../context.ts'
import { deviceIndexOf } from '../participants/person.ts'
import { upsertParticipant } from '../participants/upsert-participant.ts'
import { chooseProgram, getWidgetSession } from './get-session.ts'

/**
 * Enrols a customer as an advocate: who they are as the merchant's server signed it, a code, the device
 * they are on, and a claim of theirs where a friend's link brought them here.
 */
export async function enrolCustomer(
  ctx: CustomerContext,
  input: Body<typeof operation>,
): Promise<Reply<typeof operation>> {
  const chosen = await chooseProgram(ctx, input)
  await transaction(ctx, async (unit) => {
    const inUnit = { ...ctx, unit }
    const participant = await upsertParticipant(inUnit, ctx.customer)
    const participantId = participant.id as Id<'par'>
    await ensureCode(inUnit, unit, {
      program_id: toId('prg', chosen.id),
      participant_id: participantId,
    })
    if (input.device_id !== undefined) noteDevice(ctx, unit, participantId, input.device_id)
    if (input.click_token !== undefined) bindClaim(ctx, unit, participantId, input.click_token)
  })
  return getWidgetSession(ctx, input)
}

function noteDevice(
  ctx: CustomerContext,
  unit: Unit,
  participantId: Id<'par'>,
  deviceId: string,
): void {
  const index = deviceIndexOf(ctx.vault, deviceId)
  unit.send(
    rows(
      unit.tx,
      sql`insert into devices (workspace_id, participant_id, blind_index)
        values (${ctx.workspace.uuid}::uuid, ${uuidOf(participantId)}::uuid, ${index}) on conflict do nothing`,
    ),
  )
}

/** A click becomes this person's claim, unless it is their own link, or somebody's already. */
function bindClaim(
  ctx: CustomerContext,
  unit: Unit,
  participantId: Id<'par'>,
  clickToken: string,
): void {
  const claimUuid = readClickToken(ctx.server.master.click, ctx.workspace.uuid, clickToken)
  if (claimUuid === undefined) return
  const uuid = uuidOf(participantId)
  unit.send(
    rows(
      unit.tx,
      sql`update claims set friend_id = ${uuid}::uuid where workspace_id = ${ctx.workspace.uuid}::uuid
        and id = ${claimUuid}::uuid and friend_id is null and advocate_id <> ${uuid}::uuid`,
    ),
  )
}
