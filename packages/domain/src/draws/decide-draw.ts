import type { Instant } from '../conversions/conversion-facts.ts'
import type { Id } from '../ids.ts'
import {
  type Bounding,
  type BoundPrizes,
  boundPrizes,
  type PrizeBounds,
} from '../prizes/bound-prizes.ts'
import { prizesFor } from '../prizes/grant-prizes.ts'
import type { Draw } from '../programs/document.ts'
import { chooseWinners, type Entry, hashOfEntries, type Winner } from './choose-winners.ts'

/** All that a draw rests on: the entries that stand when it is held, and the seed that was promised before. */
export type DrawFacts = {
  readonly now: Instant
  readonly program_id: Id<'prg'>
  readonly program_version: number
  readonly draw: string
  readonly commitment: string
  readonly seed: string
  readonly entries: readonly Entry[]
  /** Who holds entries: the first is holder 1. */
  readonly holders: readonly Id<'par'>[]
  readonly bounds?: PrizeBounds
}

export type DrawDecision = {
  readonly entries_hash: string
  readonly winners: readonly Winner[]
} & BoundPrizes

/** Who wins a draw, and what of it the program's limits and budget leave. */
export function decideDraw(draw: Draw, facts: DrawFacts, bounding: Bounding): DrawDecision {
  const { entries, bounds, now } = facts
  const { people, winners } = winnersOf(draw, facts)
  const prizes = prizesFor(people, draw.give, now)
  return {
    entries_hash: hashOfEntries(entries),
    winners,
    ...boundPrizes(bounding, bounds, draw.id, now, prizes),
  }
}

/** Whose entries the seed chooses. */
export function winnersOf(
  { winners: most }: Draw,
  { seed, entries, holders }: Pick<DrawFacts, 'seed' | 'entries' | 'holders'>,
): { readonly winners: readonly Winner[]; readonly people: readonly Id<'par'>[] } {
  const winners = chooseWinners(seed, entries, most)
  return { winners, people: winners.map(({ holder }) => holders[holder - 1]!) }
}

/** Numbers whoever holds entries in the order in which they come up, and has the list say so. */
export function frozenEntries(
  found: readonly {
    readonly entry: string
    readonly participant_id: Id<'par'>
    readonly tickets: number
  }[],
): Pick<DrawFacts, 'entries' | 'holders'> {
  const holders = [...new Set(found.map(({ participant_id }) => participant_id))]
  const numbers = new Map(holders.map((id, at) => [id, at + 1]))
  const entries = found.map(({ entry, participant_id, tickets }) => ({
    entry,
    holder: numbers.get(participant_id)!,
    tickets,
  }))
  return { entries, holders }
}
