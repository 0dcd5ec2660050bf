import type { Outcome, RecordedConversion } from '@goodword/contract/conversions'
import type { CarriedOut } from '@goodword/domain/conversions/carry-out'
import type { InferInput } from 'valibot'
import type { BookedConversion } from './book.ts'
import type { Decided } from './decide-in-book.ts'

type ConversionBody = Omit<InferInput<typeof RecordedConversion>, 'result' | 'outcomes'>
type OutcomeBody = InferInput<typeof Outcome>

/** A conversion for the wire. */
export function conversionBody(conversion: BookedConversion): ConversionBody {
  const { refunds_count: _, ...body } = conversion
  return body
}

/** What a conversion led to, for the wire: short, with the way to the whole receipt. */
export function recordedBody(
  result: 'recorded' | 'repeated' | 'confirmed',
  conversion: BookedConversion,
  decided: readonly Decided[],
): InferInput<typeof RecordedConversion> {
  return { ...conversionBody(conversion), result, outcomes: decided.map(outcomeBody) }
}

function outcomeBody({ programId, decision, done }: Decided): OutcomeBody {
  const { attribution } = decision
  return {
    program_id: programId,
    decision_id: done.decisionId,
    referral_id: done.referral?.id ?? null,
    referral_state: done.referral?.state ?? null,
    attribution: {
      result: attribution.result,
      advocate_id: attribution.advocate_id,
      reasons: attribution.claims.flatMap(({ reason }) => (reason === null ? [] : [reason])),
    },
    rewards: done.rewards.map(rewardOutcome),
  }
}

function rewardOutcome({
  rule,
  give,
  reward,
}: CarriedOut['rewards'][number]): OutcomeBody['rewards'][number] {
  return {
    rule: rule.rule,
    recipient: give.recipient,
    result: resultOf(give.result, reward?.state),
    reason: give.reason,
    reward_id: reward?.id ?? null,
    kind: give.kind,
    amount: reward?.amount ?? give.amount,
    asset: give.asset,
    state: reward?.state ?? null,
    hold_until: reward?.hold_until ?? null,
  }
}

function resultOf(
  result: CarriedOut['rewards'][number]['give']['result'],
  state: string | undefined,
): OutcomeBody['rewards'][number]['result'] {
  if (result !== 'taken_back') return result
  return state === 'reversed' ? 'reversed' : 'cancelled'
}
