import type { EventRule } from '../programs/document.ts'
import { LIFETIME, ruleTally, tallyKey } from '../tallies/tally.ts'
import { closedReason, type Walk } from './bind.ts'
import type {
  ConversionFact,
  Counted,
  Occasion,
  OtherConversion,
  ReferralFact,
} from './conversion-facts.ts'
import { countForRule, countsForFriend } from './count-for-rule.ts'
import { judge, judgeGoal } from './judge-rules.ts'

/** How many of a friend's other conversions a receipt holds at most. */
export const OTHERS_MAX = 50

/** When a conversion may turn out to be less than it was: something is given back, or the server says what it came to. */
export type Lowering = 'refunded' | 'confirmed'

/**
 * Whether a referral may be left without what fulfilled its goal, so that others of the friend's conversions are
 * asked. A verdict of staff is about the referral as a whole: denied, no order bears it; approved, each is decided again.
 */
export function asksForOthers(
  occasion: Occasion,
  conversion: Pick<ConversionFact, 'id'>,
  referral: Pick<ReferralFact, 'state' | 'goal_conversion_id'> | null | undefined,
): boolean {
  const mayFall = occasion === 'refunded' || occasion === 'confirmed'
  if (!mayFall || referral?.goal_conversion_id !== conversion.id) return false
  return referral.state === 'approved' || referral.state === 'converted'
}

/** Of the friend's conversions those that may stand in, first come first: as good as the one that falls, and standing. */
export function othersAmong<C extends ConversionFact>(
  known: readonly C[],
  {
    conversion,
    referral,
  }: {
    readonly conversion: { readonly id: string }
    readonly referral: Pick<ReferralFact, 'state' | 'claimed_at'>
  },
): C[] {
  return known
    .filter(
      (other) =>
        other.id !== conversion.id &&
        !other.is_void &&
        other.occurred_at >= referral.claimed_at &&
        // What nobody has confirmed carries no approval; once it is confirmed, it brings one of its own.
        other.is_confirmed === (referral.state === 'approved'),
    )
    .sort((a, b) =>
      a.occurred_at === b.occurred_at
        ? a.id < b.id
          ? -1
          : 1
        : a.occurred_at < b.occurred_at
          ? -1
          : 1,
    )
    .slice(0, OTHERS_MAX)
}

/**
 * The conversion on which the referral stands from now on, where the one that fulfilled its goal does so no
 * longer: the first other that would have brought the friend as far. Undefined where nothing falls, or nothing bears it.
 */
export function standIn(walk: Walk): OtherConversion | undefined {
  const { others } = walk.facts
  if (!others || fulfils(walk, undefined)) return undefined
  return others.find((other) => fulfils(walk, other))
}

/** Whether the conversion that is decided, or another in its place, is what the program is for. */
function fulfils(walk: Walk, other: OtherConversion | undefined): boolean {
  const asked = other ? walkOf(walk, other) : walk
  const { goal, eventRules } = walk.bond.program
  if (goal) return judgeGoal(asked, []).passed
  return eventRules.some((compiled) => {
    const alone = judge(asked, compiled, undefined)
    if (alone.result !== 'passed') return false
    if (!countsForFriend(compiled.rule)) return true
    const counted = other === undefined || hasCounted(compiled.rule, other.parts)
    return counted && countForRule(asked, compiled, alone, undefined).verdict.result === 'passed'
  })
}

/** A rule that pays for a few only has not paid for what it did not count. */
function hasCounted(rule: EventRule, parts: Counted = {}): boolean {
  return (parts[tallyKey(ruleTally(rule.id), LIFETIME)] ?? 0) > 0
}

/** The same question about the other conversion, as if the one that falls had not been. */
function walkOf(walk: Walk, { history, parts, ...conversion }: OtherConversion): Walk {
  const { friend, ...rest } = walk.facts
  const facts = {
    ...rest,
    conversion,
    friend: history ? { ...friend, history } : friend,
    ...(parts && { parts: sumOf(parts, walk.facts.parts) }),
  }
  return { ...walk, facts, asked: { made: undefined }, closed: closedReason(walk.bond, facts) }
}

function sumOf(parts: Counted, more: Counted = {}): Counted {
  const sum: Record<string, number> = { ...parts }
  for (const [key, amount] of Object.entries(more)) sum[key] = (sum[key] ?? 0) + amount
  return sum
}
