import type { ConditionFacts } from '../conditions/condition-facts.ts'
import { fromInstant } from '../dates.ts'
import type { Program } from '../programs/compile-program.ts'
import { LIFETIME, spendingTally, tallyKey } from '../tallies/tally.ts'
import { tierOf } from '../wallet/tiers.ts'
import type { AdvocateFact, ConversionFacts, Instant } from './conversion-facts.ts'

const DAY = 86_400_000

/** What conditions make of the facts of one decision: made when the first of them is asked. */
export type Askable = { made: ConditionFacts | undefined }

type Bound = {
  readonly program: Program
  readonly advocate: AdvocateFact
  readonly attributedAt: Instant
  readonly evidence: string
}

/** The facts of a decision as conditions name them. Whoever asks about other facts begins with another `asked`. */
export function askedOf({
  facts,
  bond,
  asked,
}: {
  readonly facts: ConversionFacts
  readonly bond: Bound
  readonly asked: Askable
}): ConditionFacts {
  asked.made ??= conditionFactsOf(facts, bond)
  return asked.made
}

/** The facts as conditions name them. Well-known attributes stand beside the merchant's own. */
export function conditionFactsOf(facts: ConversionFacts, bond: Bound): ConditionFacts {
  const { conversion, friend, referral, program } = facts
  const { advocate } = bond
  const { occurred_at } = conversion
  return {
    conversion: {
      type: conversion.type,
      amount: conversion.amount,
      gross_amount: conversion.gross_amount,
      asset: conversion.asset,
      number: conversion.number,
      is_confirmed: conversion.is_confirmed,
      data: conversion.data,
    },
    friend: {
      tier: text(friend.attributes.tier),
      region: text(friend.attributes.region),
      lifecycle: text(friend.attributes.lifecycle),
      is_staff: friend.attributes.is_staff === true,
      is_new: friend.customer_since === null || friend.customer_since >= occurred_at,
      language: friend.locale,
      attributes: friend.attributes,
      ...(friend.history && historyOf(facts, friend.history)),
    },
    advocate: advocateFacts(bond.program, advocate, occurred_at, friendsSpent(facts, advocate)),
    referral: {
      number: referral?.number ?? advocate.approved + 1,
      days_since: Math.floor((fromInstant(occurred_at) - fromInstant(bond.attributedAt)) / DAY),
      evidence: bond.evidence,
    },
    program: {
      id: facts.program_id,
      referrals_attributed: program?.attributed,
      referrals_approved: program?.approved,
    },
  }
}

/** What conditions know of an advocate at an instant, whatever is decided about. */
export function advocateFacts(
  program: Program,
  advocate: Omit<AdvocateFact, 'uses'>,
  at: Instant,
  friends_spent: number | null,
): ConditionFacts['advocate'] & object {
  return {
    tier: text(advocate.attributes.tier) ?? earnedTier(program, advocate),
    region: text(advocate.attributes.region),
    lifecycle: text(advocate.attributes.lifecycle),
    is_staff: advocate.attributes.is_staff === true,
    language: advocate.locale,
    referrals_attributed: advocate.attributed,
    referrals_converted: advocate.converted,
    referrals_approved: advocate.approved,
    friends_spent,
    attributes: advocate.attributes,
    ...(advocate.enrolled_at && { days_since_enrolled: daysBetween(advocate.enrolled_at, at) }),
  }
}

function historyOf(
  { conversion }: ConversionFacts,
  history: NonNullable<ConversionFacts['friend']['history']>,
) {
  const { first_at } = history
  return {
    conversions_count: history.conversions + (conversion.is_void ? 0 : 1),
    days_since_first_conversion:
      first_at === null ? 0 : daysBetween(first_at, conversion.occurred_at),
    spent: history.spent + (conversion.amount ?? 0),
  }
}

function daysBetween(earlier: Instant, later: Instant): number {
  return Math.max(0, Math.floor((fromInstant(later) - fromInstant(earlier)) / DAY))
}

/** What all friends have spent but for this conversion; absent where it has no asset or nobody counts. */
function friendsSpent({ conversion, parts }: ConversionFacts, { tallies }: AdvocateFact) {
  if (conversion.asset === null || !tallies) return null
  const key = tallyKey(spendingTally(conversion.asset), LIFETIME)
  return (tallies[key] ?? 0) - (parts?.[key] ?? 0)
}

/** What the merchant reports of somebody's membership counts; without it, what their growth has come to. */
function earnedTier(
  { document: { tiers } }: Program,
  { growth = 0 }: Pick<AdvocateFact, 'growth'>,
): string | null {
  return tiers ? (tierOf(tiers, growth).reached?.id ?? null) : null
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
