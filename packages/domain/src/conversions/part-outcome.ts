import type { Id } from '../ids.ts'
import { joined } from '../joined.ts'
import type { EarnedOver } from '../periods/balance-rate.ts'
import type { AppliedBoost } from '../rewards/reward.ts'
import type { GiveOutcome } from './conversion-decision.ts'
import type { RewardFact } from './conversion-facts.ts'
import type { Promised, Thing } from './due-parts.ts'
import type { Worth } from './settle-standing.ts'

/** One part of a promise: what it is, and what it should be worth. */
export type Part = {
  readonly thing: Thing
  readonly instalment: number
  readonly holdDays: number
  readonly worth: Worth
  readonly boosts: readonly AppliedBoost[]
  /** What it is earned over, where that is a period. */
  readonly period: EarnedOver | undefined
}

/** What is settled of a part, beside what it is: always these, and more where there is more to say. */
export type Settled = Pick<GiveOutcome, 'result' | 'reason' | 'amount'>
export type SettledPart = Settled &
  Partial<
    Pick<GiveOutcome, 'hold_until' | 'waits_for' | 'meters' | 'limit' | 'not_recoverable' | 'owed'>
  >

/** What a part comes to: what it is, and what is settled of it, each field at the place that receipts know. */
export function partOutcome(
  promised: Promised,
  cause: string,
  part: Part,
  participant_id: Id<'par'>,
  existing: RewardFact | undefined,
  attempt: number,
  settled: SettledPart,
): GiveOutcome {
  const { give, index, options } = promised
  const isPlain = !(give.instalments || part.period || options) && part.boosts.length === 0
  if (existing || !isPlain || settled.limit) {
    return joined(baseOf(promised, cause, part, participant_id, existing, attempt), settled)
  }
  // The same, as nearly all are that come anew: written at once it costs a fifth.
  return {
    give_index: index,
    recipient: give.to,
    participant_id,
    kind: part.thing.kind,
    cause,
    reward_id: null,
    attempt,
    asset: part.thing.value.asset,
    hold_until: settled.hold_until ?? null,
    waits_for: settled.waits_for ?? null,
    meters: settled.meters ?? [],
    result: settled.result,
    reason: settled.reason,
    amount: settled.amount,
  }
}

function baseOf(
  { give, index, options }: Promised,
  cause: string,
  { thing, instalment, boosts, period }: Part,
  participant_id: Id<'par'>,
  existing: RewardFact | undefined,
  attempt: number,
): Omit<GiveOutcome, keyof Settled> {
  return {
    give_index: index,
    recipient: give.to,
    participant_id: existing?.participant_id ?? participant_id,
    kind: existing?.kind ?? thing.kind,
    cause,
    ...(give.instalments || instalment > 1 ? { instalment } : {}),
    reward_id: existing?.id ?? null,
    attempt,
    asset: existing?.asset ?? thing.value.asset,
    hold_until: existing?.hold_until ?? null,
    waits_for: null,
    meters: existing?.meters ?? [],
    ...(period ? { period } : {}),
    ...(boosts.length > 0 ? { boosts } : {}),
    ...(options ? { options } : {}),
  }
}
