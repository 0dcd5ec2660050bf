import { rows } from '@goodword/db/connect'
import { fromInstant, toInstant } from '@goodword/domain/dates'
import { noEffects } from '@goodword/domain/effects/effects'
import { moveReward } from '@goodword/domain/rewards/move-reward'
import { sql } from 'drizzle-orm'
import { noteDue } from '../agenda/note-due.ts'
import { type Context, transaction, type Unit } from '../context.ts'
import { toolsFor } from '../conversions/decide-in-book.ts'
import { toReward } from '../conversions/from-rows.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { promisesOf } from './end-program.ts'
import { loadProgram } from './load-program.ts'
import { lockProgram, type ProgramRow } from './queries.ts'
import { setStatus } from './set-status.ts'

const BATCH_SIZE = 500

/** Ends a program whose schedule is over, and then takes back what is held where its end does that. */
export async function endDueProgram(ctx: Context, programUuid: string): Promise<number> {
  const cancelsHeld = await transaction(ctx, (unit) => endIfOver(ctx, unit, programUuid))
  let done = 0
  let after: string | undefined = '00000000-0000-0000-0000-000000000000'
  while (cancelsHeld && after !== undefined) {
    const from: string = after
    const batch = await transaction(ctx, (unit) => cancelHeld(ctx, unit, programUuid, from))
    done += batch.done
    after = batch.last
  }
  // Only now: a worker that dies in between leaves the rest to the next.
  await rows(
    ctx.server.database.db,
    sql`update programs set due_at = null where workspace_id = ${ctx.workspace.uuid}::uuid
      and id = ${programUuid}::uuid and due_at <= ${new Date(ctx.now)} and status = 'ended'`,
  )
  return done + 1
}

async function endIfOver(ctx: Context, unit: Unit, programUuid: string): Promise<boolean> {
  const program = await lockProgram(unit.tx, ctx.workspace.uuid, programUuid)
  if (!program) return false
  if (program.status === 'ended') return isCancelling(ctx, unit, programUuid)

  const endsAt = await endOf(ctx, unit, program)
  if (endsAt === undefined || endsAt > ctx.now) {
    await setDue(ctx, unit, programUuid, endsAt)
    return false
  }
  const cancelsHeld = (await promisesOf(ctx, unit, program)) === 'cancel_held'
  // Nobody's hand is in it; the log names what ended it all the same.
  const bySchedule = { ...ctx, actor: { id: 'schedule', name: 'schedule' } }
  await setStatus(bySchedule, unit, program, { to: 'ended', reason: 'schedule', cancelsHeld })
  return cancelsHeld
}

async function endOf(ctx: Context, unit: Unit, program: ProgramRow): Promise<number | undefined> {
  if (program.live_version === null) return undefined
  const { workspace } = ctx
  const live = await loadProgram(unit.tx, workspace.uuid, program.id, program.live_version)
  const end = live.document.schedule?.ends_at
  return end === undefined ? undefined : fromInstant(end)
}

async function setDue(
  ctx: Context,
  unit: Unit,
  programUuid: string,
  dueAt: number | undefined,
): Promise<void> {
  await rows(
    unit.tx,
    sql`update programs set due_at = ${dueAt === undefined ? null : new Date(dueAt)}
      where workspace_id = ${ctx.workspace.uuid}::uuid and id = ${programUuid}::uuid`,
  )
}

async function isCancelling(ctx: Context, unit: Unit, programUuid: string): Promise<boolean> {
  const [found] = await rows<{ cancels_held: boolean }>(
    unit.tx,
    sql`select cancels_held from programs
      where workspace_id = ${ctx.workspace.uuid}::uuid and id = ${programUuid}::uuid`,
  )
  return found?.cancels_held ?? false
}

/** Takes back the next of what is held, under the locks of those whom it was promised to. */
async function cancelHeld(
  ctx: Context,
  unit: Unit,
  programUuid: string,
  after: string,
): Promise<{ readonly done: number; readonly last: string | undefined }> {
  const w = sql`${ctx.workspace.uuid}::uuid`
  // Whoever publishes it meanwhile begins it again: what is promised by then is kept, from before and anew.
  const [over] = await rows(
    unit.tx,
    sql`select 1 from programs where workspace_id = ${w} and id = ${programUuid}::uuid and status = 'ended'
      and cancels_held for share`,
  )
  if (!over) return { done: 0, last: undefined }
  const found = await rows<{ id: string; participant_id: string }>(
    unit.tx,
    sql`select id, participant_id from rewards where workspace_id = ${w} and program_id = ${programUuid}::uuid
      and state = 'held' and id > ${after}::uuid order by id limit ${BATCH_SIZE}`,
  )
  if (found.length === 0) return { done: 0, last: undefined }
  const people = sql`${sql.param(found.map(({ participant_id }) => participant_id))}::uuid[]`
  await rows(
    unit.tx,
    sql`select id from participants where workspace_id = ${w} and id = any(${people}) order by id for update`,
  )
  const ids = sql`${sql.param(found.map(({ id }) => id))}::uuid[]`
  const held = await rows<Record<string, unknown>>(
    unit.tx,
    sql`select * from rewards where workspace_id = ${w} and id = any(${ids}) and state = 'held' order by id`,
  )
  const effects = noEffects()
  const tools = toolsFor(ctx)
  for (const row of held) {
    moveReward(effects, tools, toReward(row), 'cancelled', toInstant(ctx.now), 'program_ended')
  }
  storeEffects(unit, ctx.workspace.uuid, effects)
  noteDue(ctx, unit, effects)
  return { done: held.length, last: found.at(-1)!.id }
}
