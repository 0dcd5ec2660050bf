import {
  type AdvocateTally,
  APPROVED_TALLY,
  fromTallyKey,
  spendingTally,
  tallyKey,
  tallyPeriod,
} from '../tallies/tally.ts'
import type { Walk } from './bind.ts'
import type { TallyOutcome } from './conversion-decision.ts'
import type { Counted } from './conversion-facts.ts'
import type { Course } from './referral-course.ts'
import { waitsFor } from './settle-standing.ts'

/**
 * What the conversion and its referral should add to the advocate's tallies, against what they add now.
 * What a referral's own version counts is counted, and what the boards count that are up today. Once
 * counted, a thing is followed in the period that it lies in, whatever is published meanwhile.
 */
export function countForAdvocate(walk: Walk, course: Course): TallyOutcome[] {
  const { facts, bond, live } = walk
  const wanted = [...bond.program.tallies, ...(live?.boardTallies ?? [])]
  // Nearly all programs count nothing but the advocate's standing.
  if (wanted.length === 0 && !facts.parts && !facts.referral?.parts) return []
  return [...approvals(walk, course, wanted), ...spending(walk, wanted)].filter(
    ({ own_before, own }) => own_before !== own,
  )
}

/** An approved referral counts in the period of the conversion that fulfilled its goal. */
function approvals(
  { facts, bond }: Walk,
  course: Course,
  wanted: readonly AdvocateTally[],
): TallyOutcome[] {
  const own = facts.referral?.parts ?? {}
  const state = course.to.at(-1) ?? bond.state
  if (state === 'approved' && bond.state === 'approved' && !course.standsOn) return []
  const { occurred_at } = course.standsOn ?? facts.conversion
  const keys =
    state === 'approved'
      ? wanted
          .filter(({ counting }) => counting === 'approved_referrals')
          .map(({ period, timeZone }) =>
            tallyKey(APPROVED_TALLY, tallyPeriod(occurred_at, period, timeZone)),
          )
      : []
  return outcomes('referral', own, bond.advocate.tallies, new Map(keys.map((key) => [key, 1])))
}

/** What a friend spends counts while the referral is open, confirmed, and net of what was given back. */
function spending(walk: Walk, wanted: readonly AdvocateTally[]): TallyOutcome[] {
  const { facts, bond } = walk
  const { conversion, occasion } = facts
  if (occasion === 'claimed') return []
  const own = Object.fromEntries(
    Object.entries(facts.parts ?? {}).filter(([key]) => key.startsWith(SPENDING)),
  )
  const { amount, asset } = conversion
  const should = new Map<string, number>()
  if (!walk.closed && waitsFor(walk) === null && amount !== null && amount > 0 && asset !== null) {
    const tally = spendingTally(asset)
    const counted = Object.keys(own).filter((key) => fromTallyKey(key).tally === tally)
    // A refund adds nothing: what did not count before does not begin to.
    const begun =
      occasion === 'refunded'
        ? []
        : wanted
            .filter((one) => isSpendingIn(one, asset))
            .map(({ period, timeZone }) =>
              tallyKey(tally, tallyPeriod(conversion.occurred_at, period, timeZone)),
            )
    for (const key of [...counted, ...begun]) should.set(key, amount)
  }
  return outcomes('conversion', own, bond.advocate.tallies, should)
}

const SPENDING = spendingTally('')

function isSpendingIn(wanted: AdvocateTally, asset: string): boolean {
  if (wanted.counting !== 'friends_spending') return false
  return wanted.asset === null || wanted.asset === asset
}

function outcomes(
  part: TallyOutcome['part'],
  own: Counted,
  totals: Counted = {},
  should: ReadonlyMap<string, number>,
): TallyOutcome[] {
  const keys = new Set([...Object.keys(own), ...should.keys()])
  return [...keys].sort().map((key): TallyOutcome => {
    const ownBefore = own[key] ?? 0
    const ownNow = should.get(key) ?? 0
    const before = totals[key] ?? 0
    return {
      of: 'advocate',
      part,
      ...fromTallyKey(key),
      own_before: ownBefore,
      own: ownNow,
      before,
      after: before - ownBefore + ownNow,
    }
  })
}
