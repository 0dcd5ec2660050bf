import type { CompiledMilestoneRule, Program } from '../programs/compile-program.ts'
import type { MilestoneRule } from '../programs/document.ts'
import { type AdvocateTally, isPeriodOf, tallyOf } from '../tallies/tally.ts'
import type { TallyOutcome } from './conversion-decision.ts'
import type { Course } from './referral-course.ts'

/** A count at which a milestone stands, passed upward or downward, and what a reward for it is called. */
export type Crossing = { readonly count: number; readonly cause: string; readonly isUp: boolean }

/** The counts of a milestone that this decision passes. */
export function crossingsOf(
  { rule, tally }: CompiledMilestoneRule,
  course: Course,
  tallies: readonly TallyOutcome[],
): Crossing[] {
  if (!tally) {
    const { approvedBefore, approvedAfter } = course
    return crossed(rule, approvedBefore, approvedAfter, (count) => `milestone:${count}`)
  }
  const kind = tally.counting === 'friends_spending' ? 'spending' : 'milestone'
  return tallies
    .filter((moved) => isTally(moved, tally))
    .flatMap(({ before, after, period }) =>
      crossed(rule, before, after, (count) => `${kind}:${count}:${period}`),
    )
}

/** Whether a milestone that follows the advocate's standing stands at a count. */
export function hasMilestoneAt({ milestoneRules }: Program, count: number): boolean {
  return milestoneRules.some(
    ({ rule, tally }) => !tally && !thresholds(rule, count - 1, count).next().done,
  )
}

function isTally({ of, tally, period }: TallyOutcome, wanted: AdvocateTally): boolean {
  return (
    of === 'advocate' &&
    tally === tallyOf(wanted) &&
    isPeriodOf(period, wanted.period, wanted.timeZone)
  )
}

function crossed(
  rule: MilestoneRule,
  before: number,
  after: number,
  causeOf: (count: number) => string,
): Crossing[] {
  const counts = [...thresholds(rule, Math.min(before, after), Math.max(before, after))]
  return counts.map((count) => ({ count, cause: causeOf(count), isUp: after > before }))
}

/** The counts above `low` and up to `high` at which a milestone stands. */
function* thresholds({ milestone }: MilestoneRule, low: number, high: number): Generator<number> {
  if ('at' in milestone) {
    if (low < milestone.at && milestone.at <= high) yield milestone.at
    return
  }
  for (let count = low + 1; count <= high; count++) {
    if (count % milestone.every === 0) yield count
  }
}
