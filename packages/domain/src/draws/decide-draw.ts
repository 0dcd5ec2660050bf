import type { Instant } from '../conversions/conversion-facts.ts'
import type { Id } from '../ids.ts'
import { type PrizeOutcome, prizesFor } from '../prizes/grant-prizes.ts'
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
}

export type DrawDecision = {
  readonly entries_hash: string
  readonly winners: readonly Winner[]
  readonly prizes: readonly PrizeOutcome[]
}

/** Who wins a draw, and what. */
export function decideDraw({ winners: most, give }: Draw, facts: DrawFacts): DrawDecision {
  const { seed, entries, holders, now } = facts
  const winners = chooseWinners(seed, entries, most)
  const people = winners.map(({ holder }) => holders[holder - 1]!)
  return { entries_hash: hashOfEntries(entries), winners, prizes: prizesFor(people, give, now) }
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
