import { isOfBalance } from '../periods/balance-rate.ts'
import type { Program } from '../programs/compile-program.ts'
import type { Recipient } from '../rewards/recipients.ts'
import { type Uses, UsesOf, type UsesOfReward } from '../rewards/use-limits.ts'
import { attribution, type Bond, bind, closedReason, type Walk } from './bind.ts'
import { customersAfter } from './check-promise.ts'
import type { ConversionDecision, RuleOutcome, TallyOutcome } from './conversion-decision.ts'
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
  const programUses = new UsesOf(facts.program_uses)
  const begun: Walk = {
    facts,
    bond,
    asked: { made: undefined },
    live: programs.get(facts.live_version),
    customers: 0,
    uses: usesOfAll(facts, bond, programUses),
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
    if (!isCounted) return { rule, verdict: alone, tally: undefined, isEnough: undefined }
    const { verdict, tally, isEnough } = countForRule(begun, rule, alone, reached)
    return { rule, verdict, tally, isEnough }
  })
  const goal = judgeGoal(
    begun,
    judged.map(({ verdict }) => verdict),
  )
  const course = referralCourse(begun, goal.passed, other)
  const customers = customersAfter(begun, course)
  const walk: Walk = customers === 0 ? begun : { ...begun, customers }
  const moved = countForAdvocate(walk, course)
  const rules: RuleOutcome[] = []
  for (const one of judged) rules.push(settleEventRule(walk, one, course))
  for (const rule of milestoneRulesFor(program, facts)) {
    rules.push(settleMilestoneRule(walk, rule, course, moved))
  }
  const tallies: TallyOutcome[] = []
  for (const { tally } of judged) {
    if (tally && tally.own !== tally.own_before) tallies.push(tally)
  }
  tallies.push(...moved)
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

function usesOfAll(
  { friend, uplines = {} }: ConversionFacts,
  { advocate, upline }: Bond,
  program: Uses,
): Walk['uses'] {
  const uses: Partial<Record<Recipient, UsesOfReward>> = {
    advocate: { own: new UsesOf(advocate.uses), program },
    friend: { own: new UsesOf(friend.uses), program },
  }
  const [second, third] = upline
  if (second) uses.upline_2 = { own: new UsesOf(uplines[second]!.uses), program }
  if (third) uses.upline_3 = { own: new UsesOf(uplines[third]!.uses), program }
  return uses
}

function mayBoost({ boosts, facts }: Walk): boolean {
  return boosts.length > 0 && facts.occasion !== 'refunded' && facts.occasion !== 'denied'
}
