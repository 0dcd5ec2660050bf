import type { Id } from '../ids.ts'
import type { Program } from '../programs/compile-program.ts'
import type { Reward } from '../rewards/reward.ts'
import { APPROVED_TALLY, fromTallyKey } from '../tallies/tally.ts'
import { goneOf, type Lot } from '../wallet/lot.ts'
import type {
  AdvocateFact,
  ConversionFacts,
  Instant,
  Occasion,
  RewardFact,
} from './conversion-facts.ts'

/** What earned rewards: a conversion or a referral, whosever they are (null); or a count or a claim of one person's. */
export type Earned = readonly [by: Id<'par'> | null, cause: string]

/**
 * What has earned the rewards that any decision is about: this conversion, and the milestones next to where the
 * advocates stand, but for counts at which nothing can have been given.
 */
export function causesConcerned(
  occasion: Occasion,
  conversionId: Id<'cnv'>,
  friendId: Id<'par'>,
  advocates: ConversionFacts['advocates'],
  mayGiveAt: (count: number) => boolean = always,
): Earned[] {
  const isOffer = occasion === 'claimed'
  const causes: Earned[] = isOffer ? [] : [[null, conversionId]]
  // A denial takes back the offer that the friend has not used.
  if (isOffer || occasion === 'denied') causes.push([friendId, 'claimed'])
  for (const [id, { approved }] of Object.entries(advocates) as [Id<'par'>, AdvocateFact][]) {
    if (isOffer) {
      causes.push([id, 'claimed'])
    } else {
      for (const count of [approved, approved + 1]) {
        if (mayGiveAt(count)) causes.push([id, `milestone:${count}`])
      }
    }
  }
  return causes
}

function always(): boolean {
  return true
}

/** What more has, where versions count: the referral as a whole, and the counts that this conversion may move past. */
export function countedCauses(
  { referral, advocates }: Pick<ConversionFacts, 'referral' | 'advocates'>,
  programs: ReadonlyMap<number, Program>,
): Earned[] {
  const amounts = [...programs.values()].flatMap(spendingAmounts)
  const ofCounts = Object.entries(advocates).flatMap(([id, { tallies = {} }]) =>
    Object.entries(tallies).flatMap(([key, count]) => {
      const { tally, period } = fromTallyKey(key)
      const causes =
        tally === APPROVED_TALLY
          ? [count, count + 1].map((n) => `milestone:${n}:${period}`)
          : amounts.map((amount) => `spending:${amount}:${period}`)
      return causes.map((cause): Earned => [id as Id<'par'>, cause])
    }),
  )
  return referral ? [[null, referral.id], ...ofCounts] : ofCounts
}

/** At which sums a version rewards what friends spend. */
export function spendingAmounts({ milestoneRules }: Program): number[] {
  return milestoneRules.flatMap(({ rule: { milestone } }) =>
    milestone.counting === 'friends_spending' ? [milestone.at] : [],
  )
}

/** A reward as a decision sees it, with what has left the balance that it came to. */
export function rewardFact(reward: Reward, lot: Lot | undefined, now: Instant): RewardFact {
  return {
    id: reward.id,
    rule: reward.rule,
    give_index: reward.give_index,
    cause: reward.cause,
    attempt: reward.attempt,
    recipient: reward.recipient,
    participant_id: reward.participant_id,
    kind: reward.kind,
    amount: reward.amount,
    asset: reward.asset,
    state: reward.state,
    is_under_review: reward.is_under_review,
    hold_until: reward.hold_until,
    ...(reward.instalment === 1 ? {} : { instalment: reward.instalment }),
    ...(reward.boosts.length === 0 ? {} : { boosts: reward.boosts }),
    ...(reward.choice?.chosen == null ? {} : { chosen: reward.choice.chosen }),
    meters: reward.meters,
    ...(lot ? goneOf(lot, now) : NOTHING_GONE),
  }
}

const NOTHING_GONE = {}
