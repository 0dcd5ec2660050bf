import type { ConditionFacts } from '../conditions/condition-facts.ts'
import { fromInstant } from '../dates.ts'
import type { AdvocateFact, ConversionFacts, Instant } from './conversion-facts.ts'

const DAY = 86_400_000

/** The facts as conditions name them. Well-known attributes stand beside the merchant's own. */
export function conditionFactsOf(
  facts: ConversionFacts,
  bond: {
    readonly advocate: AdvocateFact
    readonly attributedAt: Instant
    readonly evidence: string
  },
): ConditionFacts {
  const { conversion, friend, referral } = facts
  const { advocate } = bond
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
      ...known(friend.attributes),
      is_new: friend.customer_since === null || friend.customer_since >= conversion.occurred_at,
      language: friend.locale,
      attributes: friend.attributes,
    },
    advocate: {
      ...known(advocate.attributes),
      language: advocate.locale,
      referrals_attributed: advocate.attributed,
      referrals_converted: advocate.converted,
      referrals_approved: advocate.approved,
      attributes: advocate.attributes,
    },
    referral: {
      number: referral?.number ?? advocate.approved + 1,
      days_since: Math.floor(
        (fromInstant(conversion.occurred_at) - fromInstant(bond.attributedAt)) / DAY,
      ),
      evidence: bond.evidence,
    },
    program: { id: facts.program_id },
  }
}

function known(attributes: Readonly<Record<string, unknown>>) {
  return {
    tier: text(attributes.tier),
    region: text(attributes.region),
    lifecycle: text(attributes.lifecycle),
    is_staff: attributes.is_staff === true,
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
