import {
  type BoardDecision,
  type BoardFacts,
  boardGives,
  decideBoard,
} from '../boards/decide-board.ts'
import { periodOf, toInstant } from '../dates.ts'
import type { Tools } from '../effects/effects.ts'
import type { Id } from '../ids.ts'
import { boundsPrizes } from '../prizes/bound-prizes.ts'
import { grantPrizes } from '../prizes/grant-prizes.ts'
import type { Board } from '../programs/document.ts'
import { tallyOf, tallyPeriodNamed } from '../tallies/tally.ts'
import { carryOutProgram } from './carry-out-program.ts'
import { prizeBoundsOf } from './simulated-bounds.test-kit.ts'
import {
  type BoardPeriod,
  carryIn,
  liveOf,
  nowIn,
  PROGRAM,
  type World,
} from './simulated-world.test-kit.ts'

/** Has the periods in which the boards of the live version are now be decided when they are over. */
export function noteBoardPeriods(world: World): void {
  const { boards } = liveOf(world).document
  for (const board of boardsWithPrizes(boards)) noteBoardPeriod(world, board)
}

function noteBoardPeriod(world: World, { id, period: kind, time_zone }: Board): void {
  const { key, to } = periodOf(world.now, kind, time_zone)
  const period = tallyPeriodNamed(key, kind, time_zone)
  const version = world.programs.size
  world.boardPeriods.set(`${id}|${period}`, { board: id, period, version, ends_at: toInstant(to!) })
}

/** Decides the periods that are over by now. */
export function endBoardPeriods(world: World, tools: Tools): void {
  for (const [key, period] of [...world.boardPeriods]) {
    if (period.ends_at > nowIn(world)) continue
    world.boardPeriods.delete(key)
    endBoardPeriod(world, tools, period)
  }
}

/** Gives the prizes of a period that is over; the next begins, as long as the board is up in the same calendar. */
function endBoardPeriod(
  world: World,
  tools: Tools,
  { board: name, period, version }: BoardPeriod,
): void {
  const program = world.programs.get(version)!
  const live = liveOf(world)
  const board = program.document.boards!.find(({ id }) => id === name)!
  const now = nowIn(world)
  const places = placesOf(world, board, period)
  const people = places.map(({ participant_id }) => participant_id)
  const isBounded = people.length > 0 && boundsPrizes({ program, live })
  const facts: BoardFacts = {
    now,
    program_id: PROGRAM,
    program_version: version,
    board: name,
    period,
    places,
    ...(isBounded && { bounds: prizeBoundsOf(world, program, people) }),
  }
  const decision: BoardDecision = decideBoard(board, facts, { program, live })
  carryIn(world, (effects) => {
    const cause = `board:${name}:${period}`
    const source = { program_id: PROGRAM, program_version: version, name, cause, now }
    const receipt = { kind: 'board', facts, result: decision } as const
    grantPrizes(effects, tools, source, receipt, decision.prizes, boardGives(board))
    carryOutProgram(effects, tools, live, facts, decision)
  })
  const up = live.document.boards?.find(({ id }) => id === name)
  const isSame = up?.period === board.period && up.time_zone === board.time_zone
  if (up?.prizes && isSame) noteBoardPeriod(world, up)
}

/** Who stands where a prize is: down to the last such rank, and whoever shares it. */
function placesOf({ store }: World, board: Board, period: string): BoardFacts['places'] {
  const end = `|${tallyOf(board)}|${period}`
  const standing = [...store.tallies]
    .filter(([key, amount]) => amount > 0 && key.startsWith('par_') && key.endsWith(end))
    .map(([key, amount]) => ({ participant_id: key.slice(0, -end.length) as Id<'par'>, amount }))
    .sort((a, b) => b.amount - a.amount || (a.participant_id < b.participant_id ? -1 : 1))
  const least = standing[board.prizes!.at(-1)!.to - 1]?.amount ?? 1
  return standing.filter(({ amount }) => amount >= least)
}

function boardsWithPrizes(boards: readonly Board[] = []): Board[] {
  return boards.filter(({ prizes }) => prizes !== undefined)
}
