import type { BacktestReport } from '@goodword/domain/backtest/report'
import { type BoardDecision, boardGives, decideBoard } from '@goodword/domain/boards/decide-board'
import { carryOutProgram } from '@goodword/domain/conversions/carry-out-program'
import type { Instant } from '@goodword/domain/conversions/conversion-facts'
import { fromInstant, periodOf, toInstant } from '@goodword/domain/dates'
import type { Tools } from '@goodword/domain/effects/effects'
import type { Id } from '@goodword/domain/ids'
import { boundsPrizes } from '@goodword/domain/prizes/bound-prizes'
import { grantPrizes } from '@goodword/domain/prizes/grant-prizes'
import type { Program } from '@goodword/domain/programs/compile-program'
import type { Board } from '@goodword/domain/programs/document'
import { tallyKey, tallyOf, tallyPeriodNamed } from '@goodword/domain/tallies/tally'
import type { Book } from '../conversions/book.ts'
import { prizeBoundsOf } from '../prizes/prize-bounds.ts'

/** A period of a board with prizes that is under way. */
export type BoardPeriod = {
  readonly board: string
  readonly period: string
  readonly endsAt: Instant
}

/** The periods in which the boards of a version are at an instant, where they have prizes. */
export function boardPeriodsAt({ document }: Program, at: Instant): BoardPeriod[] {
  return boardsWithPrizes(document.boards).map(({ id, period: kind, time_zone }) => {
    const { key, to } = periodOf(fromInstant(at), kind, time_zone)
    return { board: id, period: tallyPeriodNamed(key, kind, time_zone), endsAt: toInstant(to!) }
  })
}

/** Gives the prizes of a period that is over, as live: to those who stand where they are by what is counted then. */
export function closeBoard(
  book: Book,
  tools: Tools,
  programId: Id<'prg'>,
  program: Program,
  { board: name, period, endsAt: now }: BoardPeriod,
): BoardDecision {
  const board = boardsWithPrizes(program.document.boards).find(({ id }) => id === name)!
  const places = placesOf(book, programId, board, period)
  const people = places.map(({ participant_id }) => participant_id)
  const bounding = { program, live: program }
  const isBounded = people.length > 0 && boundsPrizes(bounding)
  const facts = {
    now,
    program_id: programId,
    program_version: program.version,
    board: name,
    period,
    places,
    ...(isBounded && { bounds: prizeBoundsOf(book, programId, program, people, now) }),
  }
  const decision = decideBoard(board, facts, bounding)
  const { program_version } = facts
  const source = {
    program_id: programId,
    program_version,
    name,
    cause: `board:${name}:${period}`,
    now,
  }
  const receipt = { kind: 'board', facts, result: decision } as const
  grantPrizes(book.effects, tools, source, receipt, decision.prizes, boardGives(board))
  carryOutProgram(book.effects, tools, program, facts, decision)
  return decision
}

/** Draws of a stretch, which no trial can hold: whom one would choose hangs on the seed and the entries of that day. */
export function drawsLeftOut(
  { document }: Program,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): BacktestReport['left_out'] {
  return (document.draws ?? [])
    .filter(({ at }) => from <= toInstant(Date.parse(at)) && toInstant(Date.parse(at)) < to)
    .map(({ id }) => ({ what: 'draw', name: id, reason: 'left_to_chance' }))
}

/** Who stands where a prize is: down to the last such rank, and whoever shares it. */
function placesOf({ counts }: Book, programId: Id<'prg'>, board: Board, period: string) {
  const key = tallyKey(tallyOf(board), period)
  const prefix = `${programId}|`
  const standing = [...counts.tallies].flatMap(([owner, tallies]) => {
    const amount = owner.startsWith(prefix) ? (tallies.get(key) ?? 0) : 0
    return amount > 0 ? [{ participant_id: owner.slice(prefix.length) as Id<'par'>, amount }] : []
  })
  standing.sort((a, b) => b.amount - a.amount || (a.participant_id < b.participant_id ? -1 : 1))
  const least = standing[board.prizes!.at(-1)!.to - 1]?.amount ?? 1
  return standing.filter(({ amount }) => amount >= least)
}

function boardsWithPrizes(boards: readonly Board[] = []): Board[] {
  return boards.filter(({ prizes }) => prizes !== undefined)
}
