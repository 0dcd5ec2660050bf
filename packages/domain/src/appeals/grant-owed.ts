import { carryOutProgram } from '../conversions/carry-out-program.ts'
import { thingOf, unchosen } from '../conversions/due-parts.ts'
import type { Effects, Tools } from '../effects/effects.ts'
import type { Id } from '../ids.ts'
import type { Program } from '../programs/compile-program.ts'
import { promiseReward } from '../rewards/move-reward.ts'
import type { Reward } from '../rewards/reward.ts'
import type { AppealDecision, AppealFacts } from './decide-appeal.ts'
import { outcomeOfGrants } from './outcome-of-grants.ts'
import { BY_APPEAL } from './owed.ts'

/** The program that an appeal is about, and the versions that what is owed was promised under. */
export type Concerned = {
  readonly programId: Id<'prg'>
  readonly programVersion: number
  readonly referralId: Id<'ref'> | null
  readonly conversionId: Id<'cnv'> | null
  readonly programs: ReadonlyMap<number, Program>
}

/**
 * Writes the receipt of a decided appeal and gives what it grants. It counts towards limits and budget as far
 * as they go; what is beyond them uses none of them, because staff, or the program's own word, said so. What it
 * comes to for the program as a whole is told with it.
 */
export function grantOwed(
  effects: Effects,
  tools: Tools,
  facts: AppealFacts,
  decision: AppealDecision,
  concerned: Concerned,
): { readonly decisionId: Id<'dec'>; readonly rewards: readonly Reward[] } {
  const decisionId = tools.newId('dec')
  effects.decisions.push({
    id: decisionId,
    kind: 'appeal',
    program_id: concerned.programId,
    program_version: concerned.programVersion,
    conversion_id: concerned.conversionId,
    referral_id: concerned.referralId,
    facts,
    result: decision,
    decided_at: facts.now,
  })
  const rewards = decision.rewards.map((owed) => {
    const program = concerned.programs.get(owed.program_version)!
    const gives = program.document.rules.find(({ id }) => id === owed.rule)!.give
    const compiled = gives.map((give) => ({ give, insteadIf: undefined }))
    const chosen = owed.choice?.chosen ?? undefined
    const thing =
      owed.kind === 'choice'
        ? unchosen
        : thingOf({ give: gives[owed.give_index]!, options: null }, compiled, {
            kind: owed.kind,
            ...(chosen === undefined ? {} : { chosen }),
          })
    const reward: Reward = {
      id: tools.newId('rwd'),
      program_id: concerned.programId,
      program_version: owed.program_version,
      participant_id: facts.participant_id,
      recipient: owed.recipient,
      rule: owed.rule,
      give_index: owed.give_index,
      cause: `${BY_APPEAL}${owed.cause}`,
      instalment: owed.instalment,
      attempt: owed.attempts + 1,
      kind: owed.kind,
      amount: owed.amount,
      asset: owed.asset,
      label: thing.label ?? null,
      state: 'held',
      reason: null,
      is_under_review: false,
      referral_id: owed.referral_id,
      conversion_id: owed.conversion_id,
      decision_id: decisionId,
      coupon_code: null,
      meters: owed.meters ?? [],
      valid_days: thing.valid_days ?? null,
      valid_months: thing.valid_months ?? null,
      beneficiary: thing.beneficiary ?? null,
      needs_address: thing.address === true,
      boosts: owed.boosts,
      choice: owed.choice,
      created_at: facts.now,
      hold_until: owed.hold_until,
      available_at: null,
      issued_at: null,
      redeemed_at: null,
      paid_at: null,
      expires_at: null,
      ended_at: null,
      due_at: owed.hold_until,
    }
    return promiseReward(effects, tools, reward, facts.now)
  })
  const outcome = outcomeOfGrants(concerned.programs, facts, decision)
  if (outcome) {
    const about = { program_id: concerned.programId, now: facts.now }
    const live = concerned.programs.get(facts.bounds!.live_version)
    carryOutProgram(effects, tools, live, about, { program: outcome })
  }
  return { decisionId, rewards }
}
