import type { Effects, Tools } from '../effects/effects.ts'
import type { Id } from '../ids.ts'
import { promiseReward } from '../rewards/move-reward.ts'
import type { Reward } from '../rewards/reward.ts'
import type { CreditDecision, CreditFacts } from './decide-credit.ts'

/** Grants a credit by hand: a reward like any other, with its receipt, that no rule and no conversion earned. */
export function grantCredit(
  effects: Effects,
  tools: Tools,
  program: { readonly id: Id<'prg'>; readonly version: number },
  facts: CreditFacts,
  decision: CreditDecision,
): Reward {
  const decisionId = tools.newId('dec')
  effects.decisions.push({
    id: decisionId,
    kind: 'credit',
    program_id: program.id,
    program_version: program.version,
    conversion_id: null,
    referral_id: null,
    facts,
    result: decision,
    decided_at: facts.now,
  })
  const reward: Reward = {
    id: tools.newId('rwd'),
    program_id: program.id,
    program_version: program.version,
    participant_id: facts.participant_id,
    recipient: 'advocate',
    rule: 'manual',
    give_index: 0,
    cause: `manual:${facts.credit_id}`,
    instalment: 1,
    attempt: 1,
    kind: facts.kind,
    amount: facts.value.amount,
    asset: facts.value.asset,
    label: null,
    state: 'held',
    reason: null,
    is_under_review: false,
    referral_id: null,
    conversion_id: null,
    decision_id: decisionId,
    coupon_code: null,
    meters: [],
    valid_days: null,
    valid_months: null,
    beneficiary: null,
    needs_address: false,
    boosts: [],
    choice: null,
    created_at: facts.now,
    hold_until: facts.now,
    available_at: null,
    issued_at: null,
    redeemed_at: null,
    paid_at: null,
    expires_at: null,
    ended_at: null,
    due_at: facts.now,
  }
  return promiseReward(effects, tools, reward, facts.now)
}
