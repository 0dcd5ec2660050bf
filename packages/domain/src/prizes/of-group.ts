import type { ConditionFacts } from '../conditions/condition-facts.ts'
import { evaluateCondition } from '../conditions/evaluate-condition.ts'
import { advocateFacts } from '../conversions/condition-facts-of.ts'
import type { AdvocateFact, ConversionFacts, Instant } from '../conversions/conversion-facts.ts'
import type { Id } from '../ids.ts'
import type { Meter, Program } from '../programs/compile-program.ts'
import type { Recipient } from '../rewards/recipients.ts'
import type { PrizeBounds } from './bound-prizes.ts'

/** What segments ask of somebody beyond their attributes. */
export type Standing = Pick<
  AdvocateFact,
  'locale' | 'attributed' | 'converted' | 'approved' | 'enrolled_at' | 'growth'
>

/** What segments ask of the program; its counts only where one of them does. */
export type ProgramStanding = { readonly id: Id<'prg'> } & Partial<
  NonNullable<ConversionFacts['program']>
>

/** Whether some limit is for a segment, so that what segments ask is a fact. */
export function asksOfSegments({ limits }: Program): boolean {
  return limits.some(({ group }) => group !== undefined)
}

/**
 * Whether somebody is of the group that a limit is for, where something is promised to them beside
 * conversions: a prize, an appeal's grant, what they chose. Of them alone something is known then, so what a
 * segment asks of the other of the two, or of a conversion, is not met.
 */
export function isOfGroup(
  program: Program,
  bounds: PrizeBounds,
  who: { readonly id: Id<'par'>; readonly to: Recipient },
  at: Instant,
): (limit: Meter) => boolean {
  const { attributes } = bounds.winners[who.id]!
  let facts: ConditionFacts | null | undefined
  return ({ limit, group }) => {
    if (!group) return limit.for === 'staff' && attributes.is_staff === true
    if (facts === undefined) facts = factsOf(program, bounds, who, at)
    return facts !== null && evaluateCondition(group, facts).passed
  }
}

/** What may be asked; null of somebody above an advocate, and in a receipt from before segments were asked. */
function factsOf(
  program: Program,
  { winners, program: standing }: PrizeBounds,
  { id, to }: { readonly id: Id<'par'>; readonly to: Recipient },
  at: Instant,
): ConditionFacts | null {
  const { attributes, known } = winners[id]!
  if (!known || !standing || (to !== 'advocate' && to !== 'friend')) return null
  const about = {
    id: standing.id,
    referrals_attributed: standing.attributed,
    referrals_approved: standing.approved,
  }
  const advocate = advocateFacts(program, { ...known, attributes }, at, null)
  if (to === 'advocate') return { advocate, program: about }
  const { tier, region, lifecycle, is_staff, language } = advocate
  const reported = typeof attributes.tier === 'string' ? tier : null
  return {
    friend: { tier: reported, region, lifecycle, is_staff, language, attributes },
    program: about,
  }
}
