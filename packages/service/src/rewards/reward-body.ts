import type { Reward as RewardSchema } from '@goodword/contract/rewards'
import type { Reward } from '@goodword/domain/rewards/reward'
import type { InferInput } from 'valibot'

/** A reward for the wire. */
export function rewardBody(reward: Reward): InferInput<typeof RewardSchema> {
  return {
    id: reward.id,
    program_id: reward.program_id,
    program_version: reward.program_version,
    participant_id: reward.participant_id,
    recipient: reward.recipient,
    rule: reward.rule,
    cause: reward.cause,
    instalment: reward.instalment,
    kind: reward.kind,
    amount: reward.amount,
    asset: reward.asset,
    state: reward.state,
    reason: reward.reason,
    is_under_review: reward.is_under_review,
    referral_id: reward.referral_id,
    conversion_id: reward.conversion_id,
    decision_id: reward.decision_id,
    coupon_code: reward.coupon_code,
    beneficiary: reward.beneficiary,
    boosts: [...reward.boosts],
    choice: reward.choice && {
      options: [...reward.choice.options],
      chosen: reward.choice.chosen,
    },
    created_at: reward.created_at,
    hold_until: reward.hold_until,
    available_at: reward.available_at,
    issued_at: reward.issued_at,
    redeemed_at: reward.redeemed_at,
    paid_at: reward.paid_at,
    expires_at: reward.expires_at,
    ended_at: reward.ended_at,
  }
}
