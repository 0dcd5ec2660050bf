import type { ConversionDecision, GiveOutcome } from '../conversions/conversion-decision.ts'
import type { ConversionFacts } from '../conversions/conversion-facts.ts'
import { partsOf, thingOf, unchosen } from '../conversions/due-parts.ts'
import { NEW_REFERRAL } from '../conversions/settle-gives.ts'
import { addDays, fromInstant, toInstant } from '../dates.ts'
import type { Id } from '../ids.ts'
import type { CompiledGive, Program } from '../programs/compile-program.ts'
import type { Reward } from '../rewards/reward.ts'
import { rewardValue } from '../rewards/reward-value.ts'
import { isDecided } from './contestable.ts'
import type { Owed } from './decide-appeal.ts'

type Unknown = 'attempts' | 'stands'

/** What a participant was not given by a decision, as it would be if its rules had passed. */
export function owedByReceipt(
  program: Program,
  facts: ConversionFacts,
  { rules, referral }: ConversionDecision,
  referralId: Id<'ref'> | null,
  participantId: Id<'par'>,
): Omit<Owed, Unknown>[] {
  const { conversion } = facts
  return rules.flatMap(({ rule, gives }) => {
    const compiled = givesOf(program, rule)
    return gives
      .filter((give) => give.participant_id === participantId && give.result === 'declined')
      .filter(isDecided)
      .map((outcome) => {
        const cause = outcome.cause === NEW_REFERRAL ? referralId! : outcome.cause
        const isOwn = cause === conversion.id
        return {
          program_version: program.version,
          rule,
          give_index: outcome.give_index,
          recipient: outcome.recipient,
          cause,
          instalment: outcome.instalment ?? 1,
          kind: outcome.kind,
          amount: outcome.amount ?? worthOf(compiled, outcome, facts, referral?.number ?? null),
          asset: outcome.asset,
          boosts: outcome.boosts ?? [],
          choice: outcome.options ? { options: outcome.options, chosen: null } : null,
          referral_id: isOwn || cause === referralId ? referralId : null,
          conversion_id: isOwn ? conversion.id : null,
          hold_until: toInstant(
            addDays(fromInstant(conversion.occurred_at), holdDaysOf(compiled, outcome)),
          ),
        }
      })
  })
}

/** A reward that was taken back, as it would be given anew. */
export function owedForReward(reward: Reward, now: string): Omit<Owed, Unknown> {
  return {
    program_version: reward.program_version,
    rule: reward.rule,
    give_index: reward.give_index,
    recipient: reward.recipient,
    cause: causeBefore(reward.cause),
    instalment: reward.instalment,
    kind: reward.kind,
    amount: reward.amount > 0 ? reward.amount : null,
    asset: reward.asset,
    boosts: reward.boosts,
    choice: reward.choice,
    referral_id: reward.referral_id,
    conversion_id: reward.conversion_id,
    hold_until: reward.hold_until ?? now,
  }
}

/** What earned it before an appeal gave it. */
function causeBefore(cause: string): string {
  return cause.startsWith(BY_APPEAL) ? cause.slice(BY_APPEAL.length) : cause
}

/** Before the cause of a reward that an appeal gave, so that conversions do not take it for theirs. */
export const BY_APPEAL = 'appeal:'

function givesOf({ eventRules, milestoneRules }: Program, rule: string): readonly CompiledGive[] {
  return [...eventRules, ...milestoneRules].find((one) => one.rule.id === rule)!.gives
}

function worthOf(
  gives: readonly CompiledGive[],
  { give_index, kind, options, instalment = 1, recipient }: GiveOutcome,
  { conversion, advocates, referral }: ConversionFacts,
  number: number | null,
): number | null {
  const { give } = gives[give_index]!
  const thing = options ? unchosen : thingOf({ give, options: null }, gives, { kind })
  const approved = referral ? (advocates[referral.advocate_id]?.approved ?? 0) : 0
  const value = rewardValue(thing.value, {
    amount: conversion.amount,
    asset: conversion.asset,
    referralNumber: number ?? referral?.number ?? approved + 1,
  })
  if (value.kind === 'none' || recipient.startsWith('upline')) return null
  const part = partsOf(give, value.amount)[instalment - 1]?.amount ?? 0
  // A part may come to nothing, as the smaller half of one point does: there is nothing to give.
  return part > 0 ? part : null
}

function holdDaysOf(
  gives: readonly CompiledGive[],
  { give_index, instalment = 1 }: GiveOutcome,
): number {
  const { give } = gives[give_index]!
  return partsOf(give, 0)[instalment - 1]?.holdDays ?? give.hold_days
}
