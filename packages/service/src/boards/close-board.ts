import { rows } from '@goodword/db/connect'
import { type BoardFacts, boardGives, decideBoard } from '@goodword/domain/boards/decide-board'
import { carryOutProgram } from '@goodword/domain/conversions/carry-out-program'
import { toInstant } from '@goodword/domain/dates'
import { toId, uuidOf } from '@goodword/domain/ids'
import { grantPrizes } from '@goodword/domain/prizes/grant-prizes'
import type { Board } from '@goodword/domain/programs/document'
import { tallyOf } from '@goodword/domain/tallies/tally'
import { type SQL, sql } from 'drizzle-orm'
import { noteDue } from '../agenda/note-due.ts'
import { Conflict, type Context, transaction, type Unit } from '../context.ts'
import { toolsFor } from '../conversions/decide-in-book.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { loadPrizeBounds } from '../prizes/prize-bounds.ts'
import { loadProgram } from '../programs/load-program.ts'
import { readProgram } from '../programs/queries.ts'
import { effectsOwing } from '../wallet/effects-owing.ts'
import { noteBoardPeriod } from './board-periods.ts'

/**
 * Gives the prizes of a board whose period is over, to those who stand where they are by what is counted
 * then: whoever was found out before has fallen already. Once, in one transaction with the period itself.
 */
export function closeBoard(
  ctx: Context,
  programUuid: string,
  name: string,
  period: string,
): Promise<number> {
  return transaction(ctx, async (unit) => {
    const at = { programUuid, name, period }
    const known = await readPeriod(unit, ctx, at)
    if (!known) return 0
    const program = await loadProgram(
      unit.tx,
      ctx.workspace.uuid,
      programUuid,
      known.program_version,
    )
    const board = program.document.boards!.find(({ id }) => id === name)!
    const places = placesOf(ctx, programUuid, board, period)
    const locked = await rows<{ id: string }>(
      unit.tx,
      sql`select p.id from participants p where p.workspace_id = ${ctx.workspace.uuid}::uuid
        and p.id in (select subject_id from (${places}) k) order by p.id for update`,
    )
    if (!(await takePeriod(unit, ctx, at))) return 0

    const found = await rows<{ subject_id: string; amount: number }>(unit.tx, places)
    const isLocked = new Set(locked.map(({ id }) => id))
    if (found.some(({ subject_id }) => !isLocked.has(subject_id))) {
      throw new Conflict('somebody rose in between')
    }
    const now = toInstant(ctx.now)
    const counted = {
      now,
      program_id: toId('prg', programUuid),
      program_version: known.program_version,
      board: name,
      period,
      places: found.map(({ subject_id, amount }) => ({
        participant_id: toId('par', subject_id),
        amount,
      })),
    } as const
    const people = counted.places.map(({ participant_id }) => participant_id)
    const { bounding, bounds } = await loadPrizeBounds(ctx, unit, programUuid, program, people)
    const facts: BoardFacts = { ...counted, ...(bounds && { bounds }) }
    const decision = decideBoard(board, facts, bounding)
    const effects = await effectsOwing(unit, ctx.workspace.uuid, people.map(uuidOf))
    const tools = toolsFor(ctx)
    const { program_id, program_version } = facts
    const { decisionId } = grantPrizes(
      effects,
      tools,
      { program_id, program_version, name, cause: `board:${name}:${period}`, now },
      { kind: 'board', facts, result: decision },
      decision.prizes,
      boardGives(board),
    )
    carryOutProgram(effects, tools, bounding.live, facts, decision)
    unit.send(setDecision(unit, ctx, at, uuidOf(decisionId)))
    await noteNext(unit, ctx, at, board)
    storeEffects(unit, ctx.workspace.uuid, effects)
    noteDue(ctx, unit, effects)
    return 1
  })
}

type At = { readonly programUuid: string; readonly name: string; readonly period: string }

async function readPeriod(
  unit: Unit,
  ctx: Context,
  at: At,
): Promise<{ readonly program_version: number } | undefined> {
  const [known] = await rows<{ program_version: number }>(
    unit.tx,
    sql`select program_version from board_periods where ${isAt(ctx, at)} and due_at <= ${new Date(ctx.now)}`,
  )
  return known
}

async function takePeriod(unit: Unit, ctx: Context, at: At): Promise<boolean> {
  const taken = await rows(
    unit.tx,
    sql`update board_periods set due_at = null
      where ${isAt(ctx, at)} and due_at <= ${new Date(ctx.now)} returning 1 as taken`,
  )
  return taken.length > 0
}

function setDecision(unit: Unit, ctx: Context, at: At, decisionUuid: string): Promise<unknown> {
  return rows(
    unit.tx,
    sql`update board_periods set decision_id = ${decisionUuid}::uuid where ${isAt(ctx, at)}`,
  )
}

function isAt(ctx: Context, { programUuid, name, period }: At): SQL {
  return sql`workspace_id = ${ctx.workspace.uuid}::uuid and program_id = ${programUuid}::uuid
    and board = ${name} and period = ${period}`
}

/** Who stands where a prize is: down to the last such rank, and whoever shares it. */
function placesOf(ctx: Context, programUuid: string, board: Board, period: string): SQL {
  const last = board.prizes!.at(-1)!.to
  const isCounted = sql`t.workspace_id = ${ctx.workspace.uuid}::uuid and t.program_id = ${programUuid}::uuid
    and t.tally = ${tallyOf(board)} and t.period = ${period} and t.tally not like 'total:%' and t.amount > 0`
  return sql`select t.subject_id, t.amount from tallies t where ${isCounted} and t.amount >= coalesce((
      select t.amount from tallies t where ${isCounted}
        order by t.amount desc, t.subject_id offset ${last - 1} limit 1), 1)
    order by t.amount desc, t.subject_id`
}

/** The period that begins now, as long as the board is up in the same calendar. */
async function noteNext(unit: Unit, ctx: Context, at: At, board: Board): Promise<void> {
  const program = await readProgram(unit.tx, ctx.workspace.uuid, at.programUuid)
  if (program?.live_version == null || program.status === 'ended') return
  const { live_version } = program
  const { document } = await loadProgram(unit.tx, ctx.workspace.uuid, at.programUuid, live_version)
  const next = document.boards?.find(({ id }) => id === at.name)
  const isSame = next?.period === board.period && next.time_zone === board.time_zone
  if (!next?.prizes || !isSame) return
  unit.send(noteBoardPeriod(ctx, unit, at.programUuid, live_version, next))
}
