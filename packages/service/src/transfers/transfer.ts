import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type {
  transfer as operation,
  transferInWidget as widgetOperation,
} from '@goodword/contract/transfers'
import { type Db, rows } from '@goodword/db/connect'
import { periodOf, toInstant } from '@goodword/domain/dates'
import { tell } from '@goodword/domain/effects/gather'
import { uuidOf } from '@goodword/domain/ids'
import type { ProgramDocument } from '@goodword/domain/programs/document'
import type { Referral } from '@goodword/domain/referrals/referral'
import { payDebts } from '@goodword/domain/wallet/debt'
import { decideTransfer, type TransferDecision } from '@goodword/domain/wallet/decide-transfer'
import { knowLots } from '@goodword/domain/wallet/move-lots'
import { giveOn } from '@goodword/domain/wallet/spend'
import { sql } from 'drizzle-orm'
import { noteDue } from '../agenda/note-due.ts'
import { type Context, type CustomerContext, transaction } from '../context.ts'
import { toolsFor } from '../conversions/decide-in-book.ts'
import { toReferral } from '../conversions/from-rows.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { requireCustomer } from '../participants/find-customer.ts'
import { lockPeople } from '../participants/lock-people.ts'
import { livePrograms } from '../programs/live-programs.ts'
import { loadProgram } from '../programs/load-program.ts'
import { effectsOwing } from '../wallet/effects-owing.ts'
import { readLots } from '../wallet/read-lots.ts'
import { inWords, tooSmall } from '../wallet/too-small.ts'

/**
 * Gives points of one of the two people of a referral to the other. Both are locked, so what was given
 * on a day can be added up without anybody giving more meanwhile.
 */
export function transfer(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const w = ctx.workspace.uuid
  const from = input.participant_id
  return transaction(ctx, async (unit) => {
    const referral = await readReferral(unit.tx, w, uuidOf(input.referral_id))
    const people = referral ? [referral.advocate_id, referral.friend_id] : []
    const isThere = await lockPeople(unit, w, [...new Set([from, ...people])].map(uuidOf))
    if (!isThere) throw new Refusal('participant_not_found')
    if (!referral) throw new Refusal('referral_not_found')
    const to = people.find((one) => one !== from)
    if (!people.includes(from) || to === undefined) {
      throw new Refusal('transfer_not_allowed', { reason: 'not_of_this_referral' })
    }

    const rules = await transferRules(ctx, unit.tx, uuidOf(referral.program_id))
    const day = periodOf(ctx.now, 'day', rules?.time_zone ?? 'UTC').key
    const [lots, effects, given, current] = await Promise.all([
      readLots(unit.tx, w, uuidOf(from)),
      effectsOwing(unit, w, people.map(uuidOf)),
      givenOn(unit.tx, w, uuidOf(from), uuidOf(referral.program_id), day),
      readReferral(unit.tx, w, uuidOf(referral.id)),
    ])
    const { amount, asset } = input
    const now = toInstant(ctx.now)
    const tools = toolsFor(ctx)
    knowLots(effects, lots)
    const decision = decideTransfer({
      rules,
      referral_state: current!.state,
      amount,
      asset,
      given_today: given,
      lots: payDebts(effects, tools, lots, now),
      now,
    })
    if (decision.kind !== 'give') throw refusalOf(decision, asset)

    const id = ctx.server.newId('trf')
    const made = {
      id,
      program_id: referral.program_id,
      referral_id: referral.id,
      from_participant_id: from,
      to_participant_id: to,
      amount,
      asset,
      made_at: now,
    }
    giveOn(effects, tools, decision.parts, to, id, now)
    const { id: transfer_id, made_at: _, ...told } = made
    tell(effects, tools, 'transfer.made', id, now, { transfer_id, ...told })
    storeEffects(unit, w, effects, {
      transfers: [
        {
          id: uuidOf(id),
          program_id: uuidOf(referral.program_id),
          referral_id: uuidOf(referral.id),
          from_id: uuidOf(from),
          to_id: uuidOf(to),
          amount,
          asset,
          day,
          made_at: now,
        },
      ],
    })
    noteDue(ctx, unit, effects)
    return made
  })
}

/** The same for the customer of a page. */
export async function transferInWidget(
  ctx: CustomerContext,
  input: UseCaseInput<typeof widgetOperation>,
): Promise<Reply<typeof widgetOperation>> {
  const { referral_id, amount, asset } = input
  const participant_id = await requireCustomer(ctx)
  return transfer(ctx, { participant_id, referral_id, amount, asset })
}

/** What the live document of a program says of transfers; nothing where it does not run. */
export async function transferRules(
  ctx: Context,
  db: Db,
  programUuid: string,
): Promise<ProgramDocument['transfers']> {
  const live = await livePrograms(ctx.server, db, ctx.workspace.uuid)
  const found = live.find(({ id, status }) => id === programUuid && status === 'live')
  if (!found) return undefined
  const program = await loadProgram(db, ctx.workspace.uuid, programUuid, found.liveVersion)
  return program.document.transfers
}

/** What somebody has given in a program on one day. */
export async function givenOn(
  db: Db,
  workspaceId: string,
  fromUuid: string,
  programUuid: string,
  day: string,
): Promise<number> {
  const [sum] = await rows<{ given: number }>(
    db,
    sql`select coalesce(sum(amount), 0)::bigint as given from transfers where workspace_id = ${workspaceId}::uuid
      and from_id = ${fromUuid}::uuid and program_id = ${programUuid}::uuid and day = ${day}`,
  )
  return sum!.given
}

async function readReferral(
  db: Db,
  workspaceId: string,
  uuid: string,
): Promise<Referral | undefined> {
  const [row] = await rows<Record<string, unknown>>(
    db,
    sql`select * from referrals where workspace_id = ${workspaceId}::uuid and id = ${uuid}::uuid`,
  )
  return row && toReferral(row)
}

function refusalOf(decision: Exclude<TransferDecision, { kind: 'give' }>, asset: string): Refusal {
  if (decision.kind === 'short') return tooSmall('/amount', asset, decision)
  if (decision.kind === 'not_allowed') {
    return new Refusal('transfer_not_allowed', { reason: decision.reason })
  }
  const { allowed, given } = decision
  const message = `${inWords(allowed)} ${asset} a day, ${inWords(given)} given today.`
  return new Refusal('transfer_limit_reached', { fields: [{ pointer: '/amount', message }] })
}
