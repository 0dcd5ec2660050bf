import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMonths, fromInstant, toInstant } from '../dates.ts'
import type { Id } from '../ids.ts'
import { type EventRule, isEventRule, type ProgramDraft } from '../programs/document.ts'
import type { Referral } from '../referrals/referral.ts'
import type { Reward } from '../rewards/reward.ts'
import { stands } from '../rewards/reward-states.ts'
import { tallyOf, tallyPeriod } from '../tallies/tally.ts'
import { histories, names, take } from './histories.test-kit.ts'
import { type Simulation, simulate } from './simulate.test-kit.ts'

// One version only: what is counted for a friend is what the version of their referral says, and here
// everybody has the same, so that it can be counted from scratch.
test('what is counted, and what stands by it, is what the whole history says', () => {
  let counted = 0
  let rewarded = 0
  fc.assert(
    fc.property(histories, ({ drafts, suspects, steps }) => {
      const run = simulate(unbounded(drafts[0]!))
      for (const name of names) {
        run.claim('alice', name, { same_device: suspects.includes(name) })
      }
      for (const step of steps) {
        // What was spent may be out of reach, whatever is counted.
        if (step.do !== 'publish' && step.do !== 'spend') take(run, step, drafts)
      }
      talliesAreTheSumOfTheirParts(run)
      counted += spendingIsWhatRemains(run)
      approvalsAreCountedOnce(run)
      rewarded += totalsSayWhatStands(run)
      milestonesSayWhatStands(run)
    }),
    { numRuns: 700 },
  )
  expect(counted).toBeGreaterThan(300)
  expect(rewarded).toBeGreaterThan(15)
})

/** The same program without any bound, so that whatever is earned is granted. */
function unbounded(draft: ProgramDraft): ProgramDraft {
  const { limits: _, budget, guard, quota, schedule, ...rest } = draft
  return rest
}

function talliesAreTheSumOfTheirParts({ store }: Simulation): void {
  const sums = new Map<string, number>()
  for (const [key, amount] of store.parts) {
    const tally = key.slice(0, key.lastIndexOf('|'))
    sums.set(tally, (sums.get(tally) ?? 0) + amount)
  }
  expect([...sums].sort()).toEqual([...store.tallies].sort())
}

/** The spending of each advocate's friends, added up from the conversions themselves. */
function spendingIsWhatRemains(run: Simulation): number {
  const { document } = run.programs.get(1)!
  const program = run.programs.get(1)!
  const expected = new Map<string, number>()
  for (const conversion of run.conversions.values()) {
    const referral = referralOf(run, conversion.friend_id)
    const { asset, occurred_at } = conversion
    const left = leftOf(conversion)
    if (!referral || asset === null || left === 0 || !isOpen(run, conversion, referral)) continue
    const end = addDays(fromInstant(referral.attributed_at), document.attribution.conversion_days)
    if (fromInstant(occurred_at) >= end) continue
    const wanted = [...program.tallies, ...program.boardTallies].filter(
      (one) => one.counting === 'friends_spending' && (one.asset ?? asset) === asset,
    )
    const keys = new Set(
      wanted.map((one) => {
        const tally = tallyOf({ counting: 'friends_spending', asset })
        return `${referral.advocate_id}|${tally}|${tallyPeriod(occurred_at, one.period, one.timeZone)}`
      }),
    )
    for (const key of keys) expected.set(key, (expected.get(key) ?? 0) + left)
  }
  const kept = [...run.store.tallies].filter(
    ([key, amount]) => key.includes('|friends_spending:') && amount !== 0,
  )
  expect(kept.sort()).toEqual([...expected].sort())
  return expected.size
}

/** Whether a conversion counts by itself: confirmed, after the claim, of a referral that nobody doubts. */
function isOpen(
  run: Simulation,
  conversion: Parameters<Simulation['conversions']['set']>[1],
  referral: Referral,
): boolean {
  if (!conversion.is_confirmed || conversion.occurred_at < claimedAt(run, referral)) return false
  if (referral.state === 'denied' || referral.state === 'in_review') return false
  // What was decided before anybody had brought the friend is counted once it is decided again; and a
  // denial stands, also of a referral that had ended before.
  const last = run.receipts.findLast(
    ({ conversionId, decision, facts }) =>
      conversionId === conversion.id &&
      decision.attribution.result !== 'none' &&
      facts.occasion !== 'refunded',
  )
  return last?.facts.conversion.is_confirmed === true && last.facts.occasion !== 'denied'
}

function approvalsAreCountedOnce(run: Simulation): void {
  for (const [key, amount] of run.store.parts) {
    if (!key.includes('|approved_referrals|') || amount === 0) continue
    const referral = run.store.referrals.get(key.slice(key.lastIndexOf('|') + 1) as Id<'ref'>)!
    expect([referral.state, amount]).toEqual(['approved', 1])
  }
  const program = run.programs.get(1)!
  const wanted = [...program.tallies, ...program.boardTallies].filter(
    ({ counting }) => counting === 'approved_referrals',
  )
  for (const { id, state, advocate_id, goal_conversion_id } of run.store.referrals.values()) {
    if (state !== 'approved') continue
    const { occurred_at } = run.conversions.get(goal_conversion_id!)!
    for (const { period, timeZone } of wanted) {
      const place = tallyPeriod(occurred_at, period, timeZone)
      const key = `${advocate_id}|approved_referrals|${place}|${id}`
      expect([key, run.store.parts.get(key)]).toEqual([key, 1])
    }
  }
}

/** A reward for a friend's total stands exactly while the total, added up naively, is reached. */
function totalsSayWhatStands(run: Simulation): number {
  const { document } = run.programs.get(1)!
  const rules = document.rules.filter(
    (rule): rule is EventRule => isEventRule(rule) && rule.per === 'referral' && !rule.if,
  )
  let seen = 0
  for (const rule of rules) {
    if (rule.within?.of === 'goal') continue
    for (const referral of run.store.referrals.values()) {
      const total = naiveTotal(run, rule, referral)
      const isReached = total >= (rule.total?.at_least ?? 1)
      const rewards = [...run.store.rewards.values()].filter(
        (reward) => reward.rule === rule.id && reward.cause === referral.id,
      )
      const standing = rewards.filter((reward) => isTakeable(reward))
      if (!isReached) expect(standing).toEqual([])
      if (isReached) {
        expect(
          rewards.filter(({ state }) => state !== 'cancelled' && state !== 'reversed'),
        ).toHaveLength(rule.give.length)
        seen += 1
      }
    }
  }
  return seen
}

function naiveTotal(run: Simulation, rule: EventRule, referral: Referral): number {
  const { attribution } = run.programs.get(1)!.document
  const attributed = fromInstant(referral.attributed_at)
  let total = 0
  const own = [...run.conversions.values()].filter(
    ({ friend_id, type }) => friend_id === referral.friend_id && type === rule.when,
  )
  const claimed = claimedAt(run, referral)
  const first = own.find(({ occurred_at }) => occurred_at >= claimed)
  for (const conversion of own) {
    if (!isOpen(run, conversion, referral)) continue
    const at = fromInstant(conversion.occurred_at)
    if (at >= addDays(attributed, attribution.conversion_days)) continue
    const wanted = rule.total?.asset ?? rule.asset
    if (conversion.asset !== null && wanted !== undefined && conversion.asset !== wanted) continue
    const isVoid = conversion.refunds > 0 && conversion.refunded >= (conversion.amount ?? 0)
    if (isVoid) continue
    if (rule.within) {
      const { within } = rule
      const starts = {
        attributed: referral.attributed_at,
        claimed,
        first_conversion: first?.occurred_at ?? conversion.occurred_at,
        goal: claimed,
      }[within.of]
      const start = fromInstant(starts)
      const end =
        'days' in within
          ? addDays(start, within.days)
          : addMonths(start, within.months, within.time_zone)
      if (at < start || at >= end) continue
    }
    total += rule.total ? leftOf(conversion) : 1
  }
  return total
}

/** A reward for what friends spent stands while that stands; one that staff decide on is flagged instead. */
function milestonesSayWhatStands(run: Simulation): void {
  for (const reward of run.store.rewards.values()) {
    const match = /^spending:(\d+):(.*)$/.exec(reward.cause)
    if (!match || !isTakeable(reward)) continue
    const [, at, period] = match
    const amount = run.store.tallies.get(`${reward.participant_id}|friends_spending:CNY|${period}`)
    const { rules } = run.programs.get(1)!.document
    const rule = rules.find(({ id }) => id === reward.rule)!
    const isReviewed = !isEventRule(rule) && rule.when_fallen === 'review'
    if (isReviewed) expect(reward.is_under_review).toBe(amount! < Number(at))
    else expect(amount).toBeGreaterThanOrEqual(Number(at))
  }
}

/** Whether a reward stands, and nothing of it is out of reach. */
function isTakeable(reward: Reward): boolean {
  return stands(reward.state) && reward.state !== 'redeemed'
}

/** The page may have seen more than the server then confirms. */
function leftOf({ amount, refunded }: Parameters<Simulation['conversions']['set']>[1]): number {
  return Math.max(0, (amount ?? 0) - refunded)
}

function referralOf(run: Simulation, friendId: Id<'par'>): Referral | undefined {
  return [...run.store.referrals.values()].find(({ friend_id }) => friend_id === friendId)
}

function claimedAt(run: Simulation, referral: Referral): string {
  const facts = run.receipts.find((one) => one.facts.referral?.id === referral.id)?.facts
  const own = run.receipts
    .flatMap((one) => one.facts.claims)
    .find(({ id }) => id === referral.claim_id)
  return facts?.referral?.claimed_at ?? own?.claimed_at ?? toInstant(0)
}
