import type { Program } from '../programs/compile-program.ts'
import {
  type AdvocateTally,
  APPROVED_TALLY,
  spendingTally,
  tallyKey,
  tallyPeriod,
} from '../tallies/tally.ts'
import type { ConversionFact } from './conversion-facts.ts'
import { countsForFriend } from './count-for-rule.ts'

/**
 * Which facts a decision needs beyond those that every one has: what costs a look-up is looked up only
 * where some version concerned asks for it, and stands on no receipt where none does.
 */
export type WantedFacts = {
  /** What is counted for advocates, and whether rules count for friends. */
  readonly tallies: readonly AdvocateTally[]
  readonly friendCounts: boolean
  readonly goalAt: boolean
  readonly firstAt: boolean
  readonly history: boolean
  readonly enrolledAt: boolean
  readonly program: boolean
}

/** What the versions concerned ask for; boards are those that are up today. */
export function wantedFacts(programs: ReadonlyMap<number, Program>, live: number): WantedFacts {
  const all = [...programs.values()]
  const rules = all.flatMap((program) => program.eventRules.map(({ rule }) => rule))
  const reads = (...names: string[]) =>
    all.some((program) => names.some((name) => program.reads.has(name)))
  return {
    tallies: [
      ...all.flatMap((program) => program.tallies),
      ...(programs.get(live)?.boardTallies ?? []),
    ],
    friendCounts: rules.some(countsForFriend),
    goalAt: rules.some(({ within }) => within?.of === 'goal'),
    firstAt: rules.some(({ within }) => within?.of === 'first_conversion'),
    history: reads(
      'friend.conversions_count',
      'friend.spent',
      'friend.days_since_first_conversion',
    ),
    enrolledAt: reads('advocate.days_since_enrolled'),
    program: reads('program.referrals_attributed', 'program.referrals_approved'),
  }
}

/** Whether anything is counted at all, so that parts and tallies are facts. */
export function countsAnything({ tallies, friendCounts }: WantedFacts): boolean {
  return friendCounts || tallies.length > 0
}

/** Whether every version concerned is content with the facts that each decision has. */
export function wantsNoMore(wanted: WantedFacts): boolean {
  const { goalAt, firstAt, history, enrolledAt, program } = wanted
  return !(countsAnything(wanted) || goalAt || firstAt || history || enrolledAt || program)
}

/** The advocate's tallies that a conversion may move, by their keys in facts. */
export function advocateTallyKeys(
  tallies: readonly AdvocateTally[],
  { occurred_at, asset }: Pick<ConversionFact, 'occurred_at' | 'asset'>,
): string[] {
  const keys = tallies.flatMap((wanted) => {
    const period = tallyPeriod(occurred_at, wanted.period, wanted.timeZone)
    if (wanted.counting === 'approved_referrals') return [tallyKey(APPROVED_TALLY, period)]
    const spent = wanted.asset ?? asset
    return spent === null ? [] : [tallyKey(spendingTally(spent), period)]
  })
  return [...new Set(keys)].sort()
}
