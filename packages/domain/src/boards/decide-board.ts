import type { Instant } from '../conversions/conversion-facts.ts'
import type { Id } from '../ids.ts'
import {
  type Bounding,
  type BoundPrizes,
  boundPrizes,
  type PrizeBounds,
} from '../prizes/bound-prizes.ts'
import { prizesFor } from '../prizes/grant-prizes.ts'
import type { Board, PrizeGive } from '../programs/document.ts'
import { rankRows } from './rank.ts'

/** All that the end of a board's period rests on: who stood where a prize is, as it was counted then. */
export type BoardFacts = {
  readonly now: Instant
  readonly program_id: Id<'prg'>
  readonly program_version: number
  readonly board: string
  readonly period: string
  /** By falling amount, as far down as there are prizes. */
  readonly places: readonly { readonly participant_id: Id<'par'>; readonly amount: number }[]
  readonly bounds?: PrizeBounds
}

export type BoardDecision = {
  readonly ranks: readonly { readonly participant_id: Id<'par'>; readonly rank: number }[]
} & BoundPrizes

/**
 * Who gets a prize of a board whose period is over: everybody whose rank has one, also where several share it,
 * as far as the program's limits and budget go.
 */
export function decideBoard(
  { id, prizes = [] }: Board,
  { places, now, bounds }: BoardFacts,
  bounding: Bounding,
): BoardDecision {
  const ranked = rankRows(places)
  let firstIndex = 0
  const won = prizes.flatMap(({ from, to, give }) => {
    const people = ranked
      .filter(({ rank }) => from <= rank && rank <= to)
      .map(({ participant_id }) => participant_id)
    const outcomes = prizesFor(people, give, now, firstIndex)
    firstIndex += give.length
    return outcomes
  })
  const ranks = ranked.map(({ participant_id, rank }) => ({ participant_id, rank }))
  return { ranks, ...boundPrizes(bounding, bounds, id, now, won) }
}

/** What a board gives, one after the other: a prize names its place here. */
export function boardGives({ prizes = [] }: Board): readonly PrizeGive[] {
  return prizes.flatMap(({ give }) => give)
}
