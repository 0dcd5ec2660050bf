import { isOfBalance } from '../periods/balance-rate.ts'
import type { Program } from '../programs/compile-program.ts'
import type { Uses, UsesOfReward } from '../rewards/use-limits.ts'
import { attribution, type Bond, bind, closedReason, type Walk } from './bind.ts'
import { customersAfter } from './check-promise.ts'
import { askable } from './condition-facts-of.ts'
import type { ConversionDecision } from './conversion-decision.ts'
import type { ConversionFacts } from './conversion-facts.ts'
import { countForAdvocate } from './count-for-advocate.ts'
import { countForRule, countsForFriend } from './count-for-rule.ts'
import { boostOutcomes, judgeBoosts } from './judge-boosts.ts'
import { goalReached, judge, judgeGoal } from './judge-rules.ts'
import { programOutcome } from './program-outcome.ts'
import { referralCourse } from './referral-course.ts'
import { type JudgedRule, settleEventRule, settleMilestoneRule } from './settle-gives.ts'
import { standIn } from './stand-in.ts'

/**
 * Decides what a conversion leads to: who brought the friend, whether something is wrong, how far the
 * referral comes, and what each rule owes to whom. The same function answers a first report, a
 * confirmation and a refund: it says what should stand, and the difference to what stands is the outcome.
 */
export function decideConversion(
  programs: ReadonlyMap<number, Program>,
  facts: ConversionFacts,
): ConversionDecision {
  const bond = bind(programs, facts)
  if (!bond) {
    const { claims } = attribution(programs, facts)
    return {
      attribution: {
        result: 'none',
        advocate_id: null,
        claim_id: null,
        program_version: facts.live_version,
        claims,
      },
      risk: null,
      referral: null,
      goal: null,
      rules: [],
      approved: null,
    }
  }

  const { program } = bond
  const programUses: Uses = new Map(Object.entries(facts.program_uses ?? {}))
  const usesOf = (uses: Readonly<Record<string, number>>) => ({
    own: new Map(Object.entries(uses)),
    program: programUses,
  })
  const begun: Walk = {
    facts,
    bond,
    conditionFacts: askable(facts, bond).conditionFacts,
    live: programs.get(facts.live_version),
    customers: 0,
    uses: {
      advocate: usesOf(bond.advocate.uses),
      friend: usesOf(facts.friend.uses),
      ...uplineUses(facts, bond, usesOf),
    },
    programUses,
    boosts: judgeBoosts(facts, bond, programUses),
    closed: closedReason(bond, facts),
  }
  const other = standIn(begun)
  const reached =
    other && program.goal ? { conversionId: other.id, at: other.occurred_at } : goalReached(begun)
  const judged = eventRulesFor(program, facts).map((rule): JudgedRule => {
    const alone = judge(begun, rule, reached)
    const isCounted = alone.result !== 'not_concerned' && countsForFriend(rule.rule)
    return { rule, ...(isCounted ? countForRule(begun, rule, alone, reached) : { verdict: alone }) }
  })
  const goal = judgeGoal(
    begun,
    judged.map(({ verdict }) => verdict),
  )
  const course = referralCourse(begun, goal.passed, other)
  const walk: Walk = { ...begun, customers: customersAfter(begun, course) }
  const moved = countForAdvocate(walk, course, programs.get(facts.live_version))
  const rules = [
    ...judged.map((one) => settleEventRule(walk, one, course)),
    ...milestoneRulesFor(program, facts).map((rule) =>
      settleMilestoneRule(walk, rule, course, moved),
    ),
  ]
  const tallies = [
    ...judged
      .map(({ tally }) => tally)
      .filter((tally) => tally !== undefined)
      .filter(({ own, own_before }) => own !== own_before),
    ...moved,
  ]
  const whole = programOutcome(walk, rules)

  return {
    attribution: {
      result: bond.isNew ? 'attributed' : 'followed',
      advocate_id: bond.advocateId,
      claim_id: bond.claimId,
      program_version: program.version,
      claims: bond.claims,
      ...(bond.isNew && bond.upline.length > 0 ? { upline: bond.upline } : {}),
    },
    risk: bond.risk,
    referral: {
      from: bond.state,
      to: course.to,
      reason: course.reason,
      number: course.number,
      ...(course.standsOn ? { stands_on: course.standsOn.id } : {}),
    },
    goal,
    rules,
    approved: { before: course.approvedBefore, after: course.approvedAfter },
    ...(mayBoost(walk) ? { boosts: boostOutcomes(walk) } : {}),
    ...(tallies.length > 0 && { tallies }),
    ...(whole ? { program: whole } : {}),
  }
}

/** The end of a period decides what was earned over it, and leaves alone all that was decided before. */
function eventRulesFor({ eventRules }: Program, { occasion }: ConversionFacts) {
  if (occasion !== 'period_ended') return eventRules
  return eventRules.filter(({ rule }) => rule.give.some(({ value }) => isOfBalance(value)))
}

function milestoneRulesFor({ milestoneRules }: Program, { occasion }: ConversionFacts) {
  return occasion === 'period_ended' ? [] : milestoneRules
}

function uplineUses(
  { uplines = {} }: ConversionFacts,
  { upline }: Bond,
  usesOf: (uses: Readonly<Record<string, number>>) => UsesOfReward,
): Walk['uses'] {
  const [second, third] = upline
  return {
    ...(second ? { upline_2: usesOf(uplines[second]!.uses) } : {}),
    ...(third ? { upline_3: usesOf(uplines[third]!.uses) } : {}),
  }
}

function mayBoost({ boosts, facts }: Walk): boolean {
  return boosts.length > 0 && facts.occasion !== 'refunded' && facts.occasion !== 'denied'
}
