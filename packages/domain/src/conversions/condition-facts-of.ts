import type { ConditionFacts } from '../conditions/condition-facts.ts'
import { fromInstant } from '../dates.ts'
import type { Program } from '../programs/compile-program.ts'
import { LIFETIME, spendingTally, tallyKey } from '../tallies/tally.ts'
import { tierOf } from '../wallet/tiers.ts'
import type { AdvocateFact, ConversionFacts, Instant } from './conversion-facts.ts'

const DAY = 86_400_000

type Bound = {
  readonly program: Program
  readonly advocate: AdvocateFact
  readonly attributedAt: Instant
  readonly evidence: string
}

/**
 * Facts with what conditions make of them, which is made once, when the first one is asked. The two go
 * together: whoever asks about other facts takes both from here.
 */
export function askable(
  facts: ConversionFacts,
  bond: Bound,
): { readonly facts: ConversionFacts; readonly conditionFacts: () => ConditionFacts } {
  let made: ConditionFacts | undefined
  return {
    facts,
    conditionFacts: () => {
      made ??= conditionFactsOf(facts, bond)
      return made
    },
  }
}

/** The facts as conditions name them. Well-known attributes stand beside the merchant's own. */
export function conditionFactsOf(facts: ConversionFacts, bond: Bound): ConditionFacts {
  const { conversion, friend, referral, program } = facts
  const { advocate } = bond
  const since = (instant: Instant) =>
    Math.max(0, Math.floor((fromInstant(conversion.occurred_at) - fromInstant(instant)) / DAY))
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
      is_new: friend.customer_since === null || friend.customer_since >= conversion.occurred_at,
      language: friend.locale,
      attributes: friend.attributes,
      ...(friend.history && historyOf(facts, friend.history, since)),
    },
    advocate: {
      tier: text(advocate.attributes.tier) ?? earnedTier(bond.program, advocate),
      region: text(advocate.attributes.region),
      lifecycle: text(advocate.attributes.lifecycle),
      is_staff: advocate.attributes.is_staff === true,
      language: advocate.locale,
      referrals_attributed: advocate.attributed,
      referrals_converted: advocate.converted,
      referrals_approved: advocate.approved,
      friends_spent: friendsSpent(facts, advocate),
      attributes: advocate.attributes,
      ...(advocate.enrolled_at && { days_since_enrolled: since(advocate.enrolled_at) }),
    },
    referral: {
      number: referral?.number ?? advocate.approved + 1,
      days_since: Math.floor(
        (fromInstant(conversion.occurred_at) - fromInstant(bond.attributedAt)) / DAY,
      ),
      evidence: bond.evidence,
    },
    program: {
      id: facts.program_id,
      referrals_attributed: program?.attributed,
      referrals_approved: program?.approved,
    },
  }
}

function historyOf(
  { conversion }: ConversionFacts,
  history: NonNullable<ConversionFacts['friend']['history']>,
  since: (instant: Instant) => number,
) {
  return {
    conversions_count: history.conversions + (conversion.is_void ? 0 : 1),
    days_since_first_conversion: history.first_at === null ? 0 : since(history.first_at),
    spent: history.spent + (conversion.amount ?? 0),
  }
}

/** What all friends have spent but for this conversion; absent where it has no asset or nobody counts. */
function friendsSpent({ conversion, parts }: ConversionFacts, { tallies }: AdvocateFact) {
  if (conversion.asset === null || !tallies) return null
  const key = tallyKey(spendingTally(conversion.asset), LIFETIME)
  return (tallies[key] ?? 0) - (parts?.[key] ?? 0)
}

/** What the merchant reports of somebody's membership counts; without it, what their growth has come to. */
function earnedTier({ document: { tiers } }: Program, { growth = 0 }: AdvocateFact): string | null {
  return tiers ? tierOf(tiers, growth).id : null
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
