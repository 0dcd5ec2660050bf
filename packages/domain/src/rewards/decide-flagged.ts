import type { Instant } from '../conversions/conversion-facts.ts'
import type { Effects, Tools } from '../effects/effects.ts'
import { lend, mayBeOwed } from '../wallet/debt.ts'
import { goneOf, lotIdOf } from '../wallet/lot.ts'
import { changeReward, moveReward, releaseFromReview } from './move-reward.ts'
import type { Reward } from './reward.ts'

/** Carries out what staff decide of a reward whose count fell: it stays as it is, or what is left of it goes; all of it, where it may be owed. */
export function decideFlagged(
  effects: Effects,
  tools: Tools,
  reward: Reward,
  outcome: 'approved' | 'denied',
  now: Instant,
  mayOwe: boolean,
): Reward {
  // The case is closed by whoever decides it.
  const open: Reward = { ...reward, reason: null }
  // What was used stays used: the verdict is on record, and the case is closed.
  if (outcome === 'approved' || reward.state === 'redeemed')
    return releaseFromReview(effects, tools, open, now)

  const { gone = 0, ran_out } = goneOf(effects.lots.get(lotIdOf(reward.id))?.row, now)
  const isOwed = mayOwe && !ran_out && mayBeOwed(reward.kind)
  if (gone > 0 && isOwed) lend(effects, tools, reward, gone, now)
  else if (gone > 0) {
    const rest = { amount: gone, meters: reward.meters, reason: 'not_recoverable' }
    return releaseFromReview(effects, tools, changeReward(effects, tools, open, rest, now), now)
  }
  const to = reward.state === 'issued' ? 'reversed' : 'cancelled'
  return moveReward(effects, tools, open, to, now, 'review_denied')
}
