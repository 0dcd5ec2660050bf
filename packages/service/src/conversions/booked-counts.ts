import type { BalanceReport, Instant } from '@goodword/domain/conversions/conversion-facts'
import type { Id } from '@goodword/domain/ids'

/** What was counted before a transaction, of everybody in its book. */
export type BookedCounts = {
  /** By program and subject, then by tally and period. */
  readonly tallies: Map<string, Map<string, number>>
  /** By program and part, then by tally and period. */
  readonly parts: Map<string, Map<string, number>>
  /** What a friend did in all, and what they had done before a known conversion, by either's id. */
  readonly history: Map<Id<'par'> | Id<'cnv'>, History>
  /** When conversions happened that fulfilled a goal. */
  readonly goals: Map<Id<'cnv'>, Instant>
  /** When the friend of a referral first did something since the claim, by referral and type. */
  readonly firsts: Map<string, Instant>
  /** What was reported of friends' balances, by friend and asset. */
  readonly balances: Map<string, BalanceReport[]>
  /** How many referrals there were in a program, by its id and what is counted. */
  readonly programs: Map<string, number>
}

export type History = {
  conversions: number
  readonly spent: Map<string, number>
  first_at: Instant | null
}

export function noCounts(): BookedCounts {
  return {
    tallies: new Map(),
    parts: new Map(),
    history: new Map(),
    goals: new Map(),
    firsts: new Map(),
    balances: new Map(),
    programs: new Map(),
  }
}
