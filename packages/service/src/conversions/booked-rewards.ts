import type {
  AdvocateFact,
  ConversionFacts,
  Instant,
  Occasion,
  RewardFact,
} from '@goodword/domain/conversions/conversion-facts'
import type { Id } from '@goodword/domain/ids'
import type { Reward } from '@goodword/domain/rewards/reward'
import { goneOf, lotIdOf } from '@goodword/domain/wallet/lot'
import type { Book } from './book.ts'

/** Puts a reward into the book, or its newer state in the place of the older. */
export function bookReward(book: Book, reward: Reward): void {
  const knownBefore = book.rewards.size
  book.rewards.set(reward.id, reward)
  // What earned a reward stays what it was.
  if (book.rewards.size === knownBefore) return
  const key = causeKey(reward.program_id, reward.participant_id, reward.cause)
  const ids = book.rewardsByCause.get(key)
  if (ids) ids.push(reward.id)
  else book.rewardsByCause.set(key, [reward.id])
}

/** Rewards that this conversion earned, and those of the milestones next to where the advocates stand. */
export function rewardsConcerned(
  book: Book,
  programId: Id<'prg'>,
  conversionId: Id<'cnv'>,
  friendId: Id<'par'>,
  advocates: ConversionFacts['advocates'],
  occasion: Occasion,
  now: Instant,
): RewardFact[] {
  const isOffer = occasion === 'claimed'
  const keys: string[] = isOffer ? [] : [conversionId]
  // A denial takes back the offer that the friend has not used.
  if (isOffer || occasion === 'denied') keys.push(causeKey(programId, friendId, 'claimed'))
  for (const [id, { approved }] of Object.entries(advocates) as [Id<'par'>, AdvocateFact][]) {
    if (isOffer) {
      keys.push(causeKey(programId, id, 'claimed'))
    } else {
      keys.push(causeKey(programId, id, `milestone:${approved}`))
      keys.push(causeKey(programId, id, `milestone:${approved + 1}`))
    }
  }
  return rewardsAt(book, programId, keys, now)
}

/** Rewards of participants by what earned them, as they are at an instant. */
export function rewardsFor(
  book: Book,
  programId: Id<'prg'>,
  causes: readonly (readonly [participantId: Id<'par'>, cause: string])[],
  now: Instant,
): RewardFact[] {
  const keys = causes.map(([id, cause]) => causeKey(programId, id, cause))
  return rewardsAt(book, programId, keys, now)
}

function rewardsAt(
  book: Book,
  programId: Id<'prg'>,
  keys: readonly string[],
  now: Instant,
): RewardFact[] {
  const facts: RewardFact[] = []
  for (const reward of rewardsEarned(book, keys.length > 1 ? new Set(keys) : keys)) {
    if (reward.program_id === programId) facts.push(rewardFact(book, reward, now))
  }
  return facts
}

function rewardFact(book: Book, reward: Reward, now: Instant): RewardFact {
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
    // A lot begins with the issue of its reward.
    ...(reward.issued_at === null
      ? NOTHING_GONE
      : goneOf(book.effects.lots.get(lotIdOf(reward.id))?.row, now)),
  }
}

const NOTHING_GONE = {}

function rewardsEarned(book: Book, keys: Iterable<string>): Reward[] {
  const rewards: Reward[] = []
  for (const key of keys) {
    const ids = book.rewardsByCause.get(key)
    if (!ids) continue
    for (const id of ids) rewards.push(book.rewards.get(id)!)
  }
  return rewards
}

/** A reward by what earned it. */
export function rewardEarned(
  book: Book,
  programId: Id<'prg'>,
  earned: Pick<
    Reward,
    'participant_id' | 'rule' | 'give_index' | 'cause' | 'instalment' | 'attempt'
  >,
): Reward | undefined {
  const key = causeKey(programId, earned.participant_id, earned.cause)
  return rewardsEarned(book, [key]).find(
    (reward) =>
      reward.program_id === programId &&
      reward.participant_id === earned.participant_id &&
      reward.rule === earned.rule &&
      reward.give_index === earned.give_index &&
      reward.instalment === earned.instalment &&
      reward.attempt === earned.attempt,
  )
}

/** A conversion or a referral is one of its kind; a count or a claim is somebody's, in a program. */
function causeKey(programId: Id<'prg'>, participantId: Id<'par'>, cause: string): string {
  return cause.startsWith('cnv_') || cause.startsWith('ref_')
    ? cause
    : `${programId}|${participantId}|${cause}`
}
