import { anyOf } from '../conditions/any-of.ts'
import { bind } from '../conversions/bind.ts'
import { conditionFactsOf } from '../conversions/condition-facts-of.ts'
import type {
  ConversionDecision,
  GiveOutcome,
  RuleOutcome,
} from '../conversions/conversion-decision.ts'
import type { ConversionFacts } from '../conversions/conversion-facts.ts'
import type { CompiledEventRule, Program } from '../programs/compile-program.ts'
import { explainClaim } from './explain-claim.ts'
import { explainMilestone } from './explain-milestone.ts'
import type { ExplainedRule, Explanation } from './explanation.ts'
import type { Finding } from './finding.ts'
import { conditionFindings, daysLate } from './findings.ts'
import { limitFindings } from './limit-findings.ts'

/**
 * Says of everything in a decision that did not pay what would have had to be otherwise. It rests on what
 * the receipt holds and on the version that it was decided under, so an old receipt answers as a new one.
 */
export function explainDecision(
  programs: ReadonlyMap<number, Program>,
  facts: ConversionFacts,
  decision: ConversionDecision,
): Explanation {
  const program = programs.get(decision.attribution.program_version)
  const { conversion } = facts
  return {
    occasion: facts.occasion,
    conversion_type: conversion.type,
    occurred_at: conversion.occurred_at,
    attribution: {
      ...decision.attribution,
      claims: decision.attribution.claims.map((claim) => ({
        ...claim,
        nearest: explainClaim(programs, facts, claim),
      })),
    },
    risk: decision.risk,
    referral: decision.referral,
    goal: decision.goal && {
      passed: decision.goal.passed,
      nearest: goalFindings(programs, facts, decision),
    },
    rules: decision.rules.map((rule) => explainRule(programs, program, facts, decision, rule)),
  }
}

function goalFindings(
  programs: ReadonlyMap<number, Program>,
  facts: ConversionFacts,
  { goal }: ConversionDecision,
): Finding[] {
  const bond = bind(programs, facts)
  const wanted = bond?.program.goal
  if (!bond || !wanted || goal?.passed !== false) return []
  const { conversion } = facts
  if (wanted.when !== conversion.type) {
    return [{ kind: 'conversion_type', needed: wanted.when, was: conversion.type }]
  }
  if (wanted.asset !== undefined && wanted.asset !== conversion.asset) {
    return [{ kind: 'asset', needed: wanted.asset, was: conversion.asset }]
  }
  const asked = conditionFactsOf(facts, bond)
  return conditionFindings(wanted.condition, asked, wanted.asset ?? conversion.asset)
}

function explainRule(
  programs: ReadonlyMap<number, Program>,
  program: Program | undefined,
  facts: ConversionFacts,
  decision: ConversionDecision,
  outcome: RuleOutcome,
): ExplainedRule {
  const { gives, failed: _, window_ended_at: __, ...rest } = outcome
  const rule = program?.document.rules.find(({ id }) => id === outcome.rule)
  return {
    ...rest,
    nearest: ruleFindings(programs, program, facts, decision, outcome),
    promises: (rule?.give ?? []).map(({ to, kind, value, label }) => ({
      recipient: to,
      kind,
      asset: value.asset,
      label: label ?? null,
    })),
    gives: gives.map((give) => ({ ...give, nearest: giveFindings(program, facts, outcome, give) })),
  }
}

function ruleFindings(
  programs: ReadonlyMap<number, Program>,
  program: Program | undefined,
  facts: ConversionFacts,
  decision: ConversionDecision,
  outcome: RuleOutcome,
): Finding[] {
  const { conversion, referral, friend } = facts
  const compiled = program?.eventRules.find(({ rule }) => rule.id === outcome.rule)
  const milestone = program?.milestoneRules.find(({ rule }) => rule.id === outcome.rule)
  if (milestone) return explainMilestone(programs, milestone, facts, decision, outcome)
  switch (outcome.reason) {
    case 'other_conversion_type':
      return compiled
        ? [{ kind: 'conversion_type', needed: compiled.rule.when, was: conversion.type }]
        : []
    case 'condition_not_met':
      return compiled ? ruleConditionFindings(programs, facts, compiled) : []
    // Of several segments one would have done: the nearest change is that into any of them.
    case 'segment_not_met': {
      const condition = anyOf((compiled?.segments ?? []).map((segment) => segment.condition))
      return compiled ? ruleConditionFindings(programs, facts, { ...compiled, condition }) : []
    }
    case 'asset_mismatch':
      return compiled?.asset === undefined
        ? []
        : [{ kind: 'asset', needed: compiled.asset, was: conversion.asset }]
    case 'existing_customer':
      return [{ kind: 'new_customer', customer_since: friend.customer_since }]
    case 'before_claim':
      return referral ? [{ kind: 'claim_before_conversion', claimed_at: referral.claimed_at }] : []
    case 'window_ended':
    case 'conversion_window_ended': {
      const end = outcome.window_ended_at
      if (end === undefined) return []
      const days_late = daysLate(end, conversion.occurred_at)
      return [{ kind: 'window_ended', window: 'conversion', ended_at: end, days_late }]
    }
    case 'before_window': {
      const begins_at = outcome.window_starts_at
      return begins_at === undefined ? [] : [{ kind: 'window_not_begun', begins_at }]
    }
    case 'total_not_reached': {
      const { needed, total, asset } = outcome.counted ?? {}
      if (needed === undefined || total === undefined || asset === undefined) return []
      return [{ kind: 'total_at_least', needed, asset, done: total }]
    }
    case 'recurrence_ended': {
      const allowed = outcome.counted?.allowed
      return allowed === undefined ? [] : [{ kind: 'recurrence_ended', allowed }]
    }
    case 'goal_not_reached':
      return goalFindings(programs, facts, decision)
    case 'amount_missing':
      return compiled?.asset === undefined ? [] : [{ kind: 'amount_needed', asset: compiled.asset }]
    case 'conversion_refunded':
      return [{ kind: 'unrefunded' }]
    case 'referral_queued': {
      const place = decision.program?.place
      return place?.kind === 'queue' ? [{ kind: 'opens_at', at: place.counts_again_at }] : []
    }
    default:
      return []
  }
}

function ruleConditionFindings(
  programs: ReadonlyMap<number, Program>,
  facts: ConversionFacts,
  { condition, asset }: CompiledEventRule,
): Finding[] {
  const bond = bind(programs, facts)
  if (!bond) return []
  return conditionFindings(
    condition,
    conditionFactsOf(facts, bond),
    asset ?? facts.conversion.asset,
  )
}

function giveFindings(
  program: Program | undefined,
  { conversion }: ConversionFacts,
  outcome: RuleOutcome,
  give: GiveOutcome,
): Finding[] {
  if (give.owed !== undefined) return [{ kind: 'owed', amount: give.owed, asset: give.asset }]
  const over = periodFindings(give)
  if (give.limit) {
    const { limit, reason, amount, asset } = give
    const found = limitFindings(program, { limit, reason, amount, asset })
    return [...over, ...found]
  }
  // What kept the rule from passing stands with the rule.
  if (give.reason === outcome.reason) return over
  if (give.reason === 'out_of_stock') {
    const rule = program?.document.rules.find(({ id }) => id === outcome.rule)
    const stock = rule?.give[give.give_index]?.stock
    return stock === undefined ? [] : [{ kind: 'out_of_stock', allowed: stock }]
  }
  if (give.reason === 'asset_mismatch') {
    return [{ kind: 'asset', needed: give.asset, was: conversion.asset }]
  }
  if (give.reason === 'amount_missing') return [{ kind: 'amount_needed', asset: give.asset }]
  if (give.reason === 'conversion_refunded') return [{ kind: 'unrefunded' }]
  return over
}

/** Of what is earned over a period: how long it lasts, or what it has come to. */
function periodFindings({ period, asset }: GiveOutcome): Finding[] {
  if (!period) return []
  const { to, mean, days, rate_basis_points } = period
  if (mean === undefined || days === undefined || rate_basis_points === undefined) {
    return [{ kind: 'period_lasts', ends_at: to }]
  }
  return [{ kind: 'mean_balance', mean, asset, days, rate_basis_points }]
}
