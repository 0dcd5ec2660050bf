import { Refusal } from '@goodword/contract/errors'
import { periodNamed, periodOf, toInstant } from '@goodword/domain/dates'
import { type Id, uuidOf } from '@goodword/domain/ids'
import type { Board } from '@goodword/domain/programs/document'
import { tallyOf, tallyPeriodNamed } from '@goodword/domain/tallies/tally'
import { type Context, dbOf } from '../context.ts'
import { livePrograms } from '../programs/live-programs.ts'
import { loadProgram } from '../programs/load-program.ts'

/** A board in one of its periods: which tally it reads. */
export type BoardInPeriod = {
  readonly board: Board
  readonly programId: string
  readonly tally: string
  readonly period: string
  readonly header: {
    readonly program_id: Id<'prg'>
    readonly board_id: string
    readonly counting: Board['counting']
    readonly asset: string | null
    readonly period: string
    readonly from: string | null
    readonly to: string | null
  }
}

/** The board of the version that runs, in the period asked for or in that of now. */
export async function findBoard(
  ctx: Context,
  asked: {
    readonly program_id: Id<'prg'>
    readonly board: string
    readonly period?: string | undefined
  },
): Promise<BoardInPeriod> {
  const programId = uuidOf(asked.program_id)
  const programs = await livePrograms(ctx.server, dbOf(ctx), ctx.workspace.uuid)
  const live = programs.find(({ id }) => id === programId)
  if (!live) throw new Refusal('program_not_found')
  const { document } = await loadProgram(dbOf(ctx), ctx.workspace.uuid, programId, live.liveVersion)
  const board = document.boards?.find(({ id }) => id === asked.board)
  if (!board) throw new Refusal('board_not_found')

  const { period: kind, time_zone } = board
  const found =
    asked.period === undefined
      ? periodOf(ctx.now, kind, time_zone)
      : periodNamed(asked.period, kind, time_zone)
  if (!found) throw new Refusal('period_not_of_board')
  return {
    board,
    programId,
    tally: tallyOf(board),
    period: tallyPeriodNamed(found.key, kind, time_zone),
    header: {
      program_id: asked.program_id,
      board_id: board.id,
      counting: board.counting,
      asset: 'asset' in board ? board.asset : null,
      period: found.key,
      from: found.from === null ? null : toInstant(found.from),
      to: found.to === null ? null : toInstant(found.to),
    },
  }
}
