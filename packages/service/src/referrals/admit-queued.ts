import { rows } from '@goodword/db/connect'
import { addDays, toInstant } from '@goodword/domain/dates'
import { noEffects } from '@goodword/domain/effects/effects'
import { type Quota, quotaMeter, quotaPeriod } from '@goodword/domain/guards/quota'
import { toId } from '@goodword/domain/ids'
import { moveReferral } from '@goodword/domain/referrals/move-referral'
import { sql } from 'drizzle-orm'
import { noteDue } from '../agenda/note-due.ts'
import { type Context, transaction, type Unit } from '../context.ts'
import { decideInBook, toolsFor } from '../conversions/decide-in-book.ts'
import { toReferral } from '../conversions/from-rows.ts'
import { loadBook } from '../conversions/load-book.ts'
import { friendOf } from '../conversions/reassess.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { loadProgram } from '../programs/load-program.ts'
import { readProgram } from '../programs/queries.ts'

const BATCH_SIZE = 50

/**
 * Admits those whose turn in a program's queue has come, in their order and as far as there are places;
 * the others wait for the next period. What they did meanwhile was kept and is decided now. Where the
 * program rests all wait on; where it has ended they go.
 */
export async function admitQueued(ctx: Context, programUuid: string): Promise<number> {
  let done = 0
  for (;;) {
    const program = await readProgram(ctx.server.database.db, ctx.workspace.uuid, programUuid)
    const live =
      program?.live_version == null
        ? undefined
        : await loadProgram(
            ctx.server.database.db,
            ctx.workspace.uuid,
            programUuid,
            program.live_version,
          )
    if (!program || !live || program.status === 'ended') {
      const gone = await transaction(ctx, (unit) => expireSome(ctx, unit, programUuid))
      done += gone
      if (gone === 0) return done
      continue
    }
    const { quota } = live.document
    const places = program.status === 'live' ? await placesLeft(ctx, programUuid, quota) : 0
    const turn = places === 0 ? [] : await firstInTurn(ctx, programUuid, quota, places)
    const admitted =
      turn.length === 0 ? 0 : await transaction(ctx, (unit) => admit(ctx, unit, turn))
    // Somebody else may have had the last places.
    if (admitted === 0) return done + (await putOff(ctx, programUuid, quota))
    done += admitted
  }
}

/** How many may be admitted at once; what others take meanwhile, the decision under the lock sees. */
async function placesLeft(
  ctx: Context,
  programUuid: string,
  quota: Quota | undefined,
): Promise<number> {
  if (!quota) return BATCH_SIZE
  const { key } = quotaPeriod(quota, toInstant(ctx.now))
  const [taken] = await rows<{ used: number }>(
    ctx.server.database.db,
    sql`select used from shared_uses where workspace_id = ${ctx.workspace.uuid}::uuid and owner = ${programUuid}::uuid
      and meter = ${quotaMeter(quota)} and period = ${key}`,
  )
  return Math.min(BATCH_SIZE, Math.max(0, quota.count - (taken?.used ?? 0)))
}

async function firstInTurn(
  ctx: Context,
  programUuid: string,
  quota: Quota | undefined,
  places: number,
): Promise<string[]> {
  const order =
    quota?.order === 'score'
      ? sql`(queue->>'score')::bigint desc, attributed_at, id`
      : sql`attributed_at, id`
  const found = await rows<{ id: string }>(
    ctx.server.database.db,
    sql`select id from referrals where workspace_id = ${ctx.workspace.uuid}::uuid and program_id = ${programUuid}::uuid
      and state = 'queued' and due_at <= ${new Date(ctx.now)} order by ${order} limit ${places}`,
  )
  return found.map(({ id }) => id)
}

async function admit(ctx: Context, unit: Unit, turn: readonly string[]): Promise<number> {
  const conversions = await conversionsOf(ctx, unit, turn)
  const book = await loadBook(unit, ctx.workspace.uuid, {
    referralIds: turn,
    conversionIds: conversions.map(({ id }) => id),
    instants: [ctx.now],
  })
  const tools = toolsFor(ctx)
  for (const uuid of turn) {
    for (const { id } of conversions.filter(({ referral_id }) => referral_id === uuid)) {
      const conversion = book.conversions.get(toId('cnv', id))
      const referral = [...book.referrals.values()].find((one) => one.id === toId('ref', uuid))
      if (!conversion || !referral) continue
      await decideInBook(ctx, unit, book, tools, {
        occasion: 'admitted',
        programId: referral.program_id,
        conversion,
        friend: friendOf(book, conversion),
        claims: [],
        deviceIndex: null,
        referral,
      })
    }
  }
  storeEffects(unit, ctx.workspace.uuid, book.effects)
  noteDue(ctx, unit, book.effects)
  return [...book.effects.referrals.values()].filter(({ was }) => was === 'queued').length
}

/** What each of them did while they waited, in the order in which it was recorded. */
function conversionsOf(ctx: Context, unit: Unit, turn: readonly string[]) {
  return rows<{ id: string; referral_id: string }>(
    unit.tx,
    sql`select distinct conversion_id as id, referral_id from decisions
      where workspace_id = ${ctx.workspace.uuid}::uuid and referral_id = any(${sql.param([...turn])}::uuid[])
        and conversion_id is not null order by conversion_id`,
  )
}

/** Has whoever is left wait for the next period. */
async function putOff(
  ctx: Context,
  programUuid: string,
  quota: Quota | undefined,
): Promise<number> {
  const now = new Date(ctx.now)
  const next = quota ? quotaPeriod(quota, toInstant(ctx.now)).next : toInstant(addDays(ctx.now, 1))
  const waiting = await rows(
    ctx.server.database.db,
    sql`update referrals set due_at = ${new Date(next)} where workspace_id = ${ctx.workspace.uuid}::uuid
      and program_id = ${programUuid}::uuid and state = 'queued' and due_at <= ${now} returning id`,
  )
  return waiting.length
}

/** The program has ended: nobody's turn comes any more. */
async function expireSome(ctx: Context, unit: Unit, programUuid: string): Promise<number> {
  const w = sql`${ctx.workspace.uuid}::uuid`
  const isMeant = sql`program_id = ${programUuid}::uuid and state = 'queued' and due_at <= ${new Date(ctx.now)}`
  const found = await rows<{ id: string; advocate_id: string }>(
    unit.tx,
    sql`select id, advocate_id from referrals where workspace_id = ${w} and ${isMeant} order by id limit ${BATCH_SIZE}`,
  )
  if (found.length === 0) return 0
  const people = sql`${sql.param(found.map(({ advocate_id }) => advocate_id))}::uuid[]`
  await rows(
    unit.tx,
    sql`select id from participants where workspace_id = ${w} and id = any(${people}) order by id for update`,
  )
  const ids = sql`${sql.param(found.map(({ id }) => id))}::uuid[]`
  const queued = await rows<Record<string, unknown>>(
    unit.tx,
    sql`select * from referrals where workspace_id = ${w} and id = any(${ids}) and state = 'queued' order by id`,
  )
  const effects = noEffects()
  const tools = toolsFor(ctx)
  for (const row of queued) {
    const change = { reason: 'program_ended', queue: null }
    moveReferral(effects, tools, toReferral(row), 'expired', toInstant(ctx.now), change)
  }
  storeEffects(unit, ctx.workspace.uuid, effects)
  return queued.length
}
