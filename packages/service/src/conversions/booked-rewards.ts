import type { Instant, RewardFact } from '@goodword/domain/conversions/conversion-facts'
import { type Earned, rewardFact } from '@goodword/domain/conversions/rewards-concerned'
import type { Id } from '@goodword/domain/ids'
import type { Reward } from '@goodword/domain/rewards/reward'
import { type Lot, lotIdOf } from '@goodword/domain/wallet/lot'
import type { Book } from './book.ts'

/** Puts a reward into the book, or its newer state in the place of the older. */
export function bookReward(book: Book, reward: Reward): void {
  const knownBefore = book.rewards.size
  book.rewards.set(reward.id, reward)
  // What earned a reward stays what it was.
  if (book.rewards.size === knownBefore) return
  const key = causeKey(reward.program_id, reward.participant_id, reward.cause)
  const ids = book.rewardsByCause.get(key)
  book.rewardsByCause.set(key, ids ? ids.concat(reward.id) : [reward.id])
}

/** Rewards by what earned them, as they are at an instant. */
export function rewardsFor(
  book: Book,
  programId: Id<'prg'>,
  causes: readonly Earned[],
  now: Instant,
): RewardFact[] {
  const keys = causes.map(([by, cause]) => causeKey(programId, by, cause))
  const facts: RewardFact[] = []
  for (const reward of rewardsEarned(book, keys.length > 1 ? new Set(keys) : keys)) {
    if (reward.program_id === programId) facts.push(rewardFact(reward, lotOf(book, reward), now))
  }
  return facts
}

/** A lot begins with the issue of its reward. */
function lotOf({ effects }: Book, { id, issued_at }: Reward): Lot | undefined {
  return issued_at === null ? undefined : effects.lots.get(lotIdOf(id))?.row
}

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
function causeKey(programId: Id<'prg'>, by: Id<'par'> | null, cause: string): string {
  return by === null || cause.startsWith('cnv_') || cause.startsWith('ref_')
    ? cause
    : `${programId}|${by}|${cause}`
}
